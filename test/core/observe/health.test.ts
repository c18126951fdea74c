import { duration, judge, type Figures, type HealthRules } from '../../../core/observe/health';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 20);
const rules: HealthRules = {
	windowMs: HOUR,
	oldestOpenMs: { degraded: 10 * MINUTE, failed: HOUR },
	deadLetters: { degraded: 1, failed: 10 },
	failedShare: { degraded: 0.2, failed: 0.5 },
	minimumAttempts: 10,
	freshness: [{ pattern: 'Nightly*', everyMs: 24 * HOUR }],
	breakerOpen: 'failed',
};
const figures = (given: Partial<Figures>): Figures => ({
	...{ id: 'id', kind: 'deliveries', name: 'Orders', done: 0, failed: 0, dead: 0 },
	...given,
});

it.each<[string, Partial<Figures>, string, string | undefined]>([
	['nothing known', {}, 'healthy', undefined],
	['one dead letter', { dead: 1 }, 'degraded', '1 dead letter in the last 60 min'],
	['ten dead letters', { dead: 10, done: 100 }, 'failed', '10 dead letters in the last 60 min'],
	['a young event', { oldestOpenAt: NOW - 9 * MINUTE }, 'healthy', undefined],
	[
		'an old event',
		{ oldestOpenAt: NOW - 12 * MINUTE },
		'degraded',
		'The oldest waiting event is 12 min old',
	],
	[
		'a very old event',
		{ oldestOpenAt: NOW - HOUR },
		'failed',
		'The oldest waiting event is 60 min old',
	],
	[
		'an old event that a person holds back',
		{ oldestOpenAt: NOW - HOUR, paused: true },
		'healthy',
		undefined,
	],
	['few failures', { done: 5, failed: 4 }, 'healthy', undefined],
	[
		'a share of failures',
		{ done: 8, failed: 2 },
		'degraded',
		'20 % of 10 attempts failed in the last 60 min',
	],
	[
		'half failures',
		{ done: 5, failed: 5 },
		'failed',
		'50 % of 10 attempts failed in the last 60 min',
	],
	['a fresh sync', { name: 'Nightly stock', lastSuccessAt: NOW - 23 * HOUR }, 'healthy', undefined],
	[
		'a late sync',
		{ name: 'Nightly stock', lastSuccessAt: NOW - 26 * HOUR },
		'degraded',
		'No success for 26 h, expected every 24 h',
	],
	[
		'a very late sync',
		{ name: 'nightly', lastSuccessAt: NOW - 48 * HOUR },
		'failed',
		'No success for 48 h, expected every 24 h',
	],
	[
		'a sync nobody expects',
		{ name: 'Yearly', lastSuccessAt: NOW - 48 * HOUR },
		'healthy',
		undefined,
	],
	[
		'an open breaker',
		{ kind: 'target', name: 'api.x', openSince: NOW - 3 * MINUTE },
		'failed',
		'The breaker of api.x is open since 3 min',
	],
	[
		'a failed run',
		{ kind: 'sync', failedRuns: 1, reason: 'HTTP 503' },
		'degraded',
		'The last run failed: HTTP 503',
	],
	['failed runs', { kind: 'sync', failedRuns: 2 }, 'failed', 'The last 2 runs failed'],
	[
		'a silent run',
		{ kind: 'sync', leaseOverAt: NOW - 90_000 },
		'degraded',
		'The run under way has been silent for 90 s',
	],
])('%s', (_, given, health, reason) => {
	expect(judge(figures(given), rules, NOW)).toEqual({ health, reasons: reason ? [reason] : [] });
});

it('names the worst rule first', () => {
	const { health, reasons } = judge(figures({ dead: 1, oldestOpenAt: NOW - HOUR }), rules, NOW);
	expect(health).toBe('failed');
	expect(reasons).toEqual([expect.stringContaining('oldest'), expect.stringContaining('dead')]);
});

it.each([
	['a*b', 'a-to-b', true],
	['*b*', 'abc', true],
	['a*a', 'a', false],
	['*.*', 'nothing', false],
	['exact', 'Exact', true],
	['exact', 'exactly', false],
])('the pattern %s and the name %s: %s', (pattern, name, fits) => {
	const expecting = { ...rules, freshness: [{ pattern, everyMs: 1 }] };
	const { health } = judge(figures({ name, lastSuccessAt: 0 }), expecting, NOW);
	expect(health).toBe(fits ? 'failed' : 'healthy');
});

it.each([
	[-5, '0 s'],
	[119_000, '119 s'],
	[2 * MINUTE, '2 min'],
	[2 * HOUR, '2 h'],
	[72 * HOUR, '3 days'],
])('%i ms are %s', (ms, text) => expect(duration(ms)).toBe(text));
