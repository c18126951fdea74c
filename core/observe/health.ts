/** How an integration is. */
export type Health = 'healthy' | 'degraded' | 'failed';

export const HEALTHS: readonly Health[] = ['healthy', 'degraded', 'failed'];

/** What is known of one integration: a trigger and its workflow, a sync, or a target of calls. */
export interface Figures {
	/** Unique among all. */
	id: string;
	kind: 'deliveries' | 'sync' | 'target';
	name: string;
	/** The workflow it belongs to, where that is known. */
	workflow?: string;
	/** All times in ms since the epoch. */
	lastSuccessAt?: number;
	lastFailureAt?: number;
	oldestOpenAt?: number;
	runningSince?: number;
	/** The running one has said nothing for longer than it may. */
	leaseOverAt?: number;
	/** Within the window: attempts of deliveries, or records of a sync. */
	done: number;
	failed: number;
	dead: number;
	latencyMs?: { p50: number; p95: number };
	/** Of a sync: how many runs failed since the last one that did not, and why the last one did. */
	failedRuns?: number;
	reason?: string;
	/** Of a target: its circuit breaker is not closed. */
	openSince?: number;
	paused?: boolean;
}

/** From which figure on an integration is no longer well, or not at all. */
export interface Threshold {
	degraded: number;
	failed: number;
}

export interface HealthRules {
	/** What `dead` and `failedShare` look at, ms. */
	windowMs: number;
	/** Age of the oldest delivery that is not over, ms. */
	oldestOpenMs: Threshold;
	deadLetters: Threshold;
	/** Share of the attempts that failed, from 0 to 1, once there are `minimumAttempts`. */
	failedShare: Threshold;
	minimumAttempts: number;
	/** How often there should be a success; the first pattern that fits the name counts. */
	freshness: ReadonlyArray<{ pattern: string; everyMs: number }>;
	/** What an open circuit breaker means. */
	breakerOpen: Health;
}

export interface Judgement {
	health: Health;
	/** Why, one sentence for each rule that is broken, the worst first. */
	reasons: string[];
}

type Finding = [health: Health, reason: string] | undefined;
type Rule = (figures: Figures, rules: HealthRules, now: number) => Finding;

/** The rules. A further one is a function and its place here. */
const RULES: readonly Rule[] = [
	function breakerOpen({ openSince, name }, rules, now) {
		if (openSince === undefined) return undefined;
		return [rules.breakerOpen, `The breaker of ${name} is open since ${duration(now - openSince)}`];
	},
	function oldestOpen({ oldestOpenAt, paused }, rules, now) {
		if (oldestOpenAt === undefined || paused) return undefined;
		const age = now - oldestOpenAt;
		return [level(age, rules.oldestOpenMs), `The oldest waiting event is ${duration(age)} old`];
	},
	function deadLetters({ dead }, rules) {
		return [
			level(dead, rules.deadLetters),
			`${dead} dead ${dead === 1 ? 'letter' : 'letters'} in the last ${duration(rules.windowMs)}`,
		];
	},
	function failedShare({ kind, done, failed, dead }, rules) {
		const attempts = done + failed + dead;
		if (kind !== 'deliveries' || attempts < rules.minimumAttempts) return undefined;
		const share = (failed + dead) / attempts;
		return [
			level(share, rules.failedShare),
			`${Math.round(share * 100)} % of ${attempts} attempts failed in the last ${duration(rules.windowMs)}`,
		];
	},
	function failedRuns({ failedRuns = 0, reason }) {
		if (failedRuns === 0) return undefined;
		const why = reason ? `: ${reason}` : '';
		return failedRuns === 1
			? ['degraded', `The last run failed${why}`]
			: ['failed', `The last ${failedRuns} runs failed${why}`];
	},
	function leaseOver({ leaseOverAt }, _, now) {
		if (leaseOverAt === undefined) return undefined;
		return ['degraded', `The run under way has been silent for ${duration(now - leaseOverAt)}`];
	},
	function freshness(figures, rules, now) {
		const everyMs = expectedEvery(figures, rules);
		if (everyMs === undefined || figures.lastSuccessAt === undefined) return undefined;
		const age = now - figures.lastSuccessAt;
		return [
			level(age, { degraded: everyMs, failed: everyMs * 2 }),
			`No success for ${duration(age)}, expected every ${duration(everyMs)}`,
		];
	},
];

/** Holds the figures of one integration to every rule. */
export function judge(figures: Figures, rules: HealthRules, now: number): Judgement {
	const findings = RULES.map((rule) => rule(figures, rules, now))
		.filter((finding) => finding !== undefined)
		.filter(([health]) => health !== 'healthy')
		.sort(([one], [other]) => severity(other) - severity(one));
	return { health: findings[0]?.[0] ?? 'healthy', reasons: findings.map(([, reason]) => reason) };
}

export const severity = (health: Health): number => HEALTHS.indexOf(health);

/** How often a success is expected, ms; undefined when nobody said so. */
export function expectedEvery({ name }: Figures, { freshness }: HealthRules): number | undefined {
	return freshness.find(({ pattern }) => fits(pattern, name))?.everyMs;
}

/** `*` stands for any text; upper and lower case are the same. */
function fits(pattern: string, name: string): boolean {
	const parts = pattern.toLowerCase().split('*');
	const text = name.toLowerCase();
	const [first = '', ...rest] = parts;
	if (rest.length === 0) return text === first;
	if (!text.startsWith(first)) return false;
	let at = first.length;
	const last = rest.pop() ?? '';
	for (const part of rest) {
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

function level(value: number, { degraded, failed }: Threshold): Health {
	if (value >= failed) return 'failed';
	return value >= degraded ? 'degraded' : 'healthy';
}

/** A span of time as people say it: the largest unit of which there are at least two. */
export function duration(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} min`;
	const hours = Math.round(minutes / 60);
	return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
