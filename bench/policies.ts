/**
 * What the policies cost around a transport that does nothing, beside the libraries of the field,
 * with what `npm run build` has made. The contenders take turns, so that what else the machine
 * does hits all of them.
 */
import Bottleneck from 'bottleneck';
import {
	circuitBreaker,
	ConsecutiveBreaker,
	ExponentialBackoff,
	handleAll,
	retry,
	wrap,
} from 'cockatiel';
import type * as Http from '../core/http';
import type * as Gcra from '../core/ratelimit/gcra';
import type * as Limiter from '../core/ratelimit/limiter';
import type * as Memory from '../store/memory/memoryStore';
import { compared } from './lib/compared.ts';
import { race } from './lib/race.ts';
import { section } from './lib/section.ts';

const BUILT = '../dist';

async function main(): Promise<void> {
	const http = (await import(`${BUILT}/core/http/index.js`)) as typeof Http;
	const { toWindow } = (await import(`${BUILT}/core/ratelimit/gcra.js`)) as typeof Gcra;
	const { acquire } = (await import(`${BUILT}/core/ratelimit/limiter.js`)) as typeof Limiter;
	const memory = (await import(`${BUILT}/store/memory/memoryStore.js`)) as typeof Memory;

	// Far above what the bench asks for, so that nobody ever waits.
	const generous = { requests: 1e9, perMs: 1000, burst: 5e8 };
	const daily = { requests: 1e12, perMs: 86_400_000, burst: 5e11 };

	let now = 0;
	const longestMs = () => 1000;
	const acquirer = (limits: readonly Gcra.RateLimit[]) => {
		const windows = limits.map((limit) => toWindow(limit));
		const demand = { windows, weight: 1, adaptive: false };
		let state: Limiter.LimiterState | undefined;
		return () => {
			const change = acquire(state, demand, (now += 0.001), longestMs);
			state = change.state;
			return change.result;
		};
	};
	let bare = 0;
	const bottleneck = new Bottleneck();
	const nothing = async () => undefined;
	const limiter = await race({
		'bare loop': () => (bare += 1),
		'one window': acquirer([generous]),
		'two windows': acquirer([generous, daily]),
		bottleneck: () => bottleneck.schedule(nothing),
	});

	const clock = () => Date.now();
	const { state } = memory.createMemoryStore(clock);
	const time = { clock, random: Math.random, sleep: nothing };
	const retrying = http.retrying({
		attempts: 5,
		backoff: { baseMs: 100, maxMs: 30_000, jitterMs: 50 },
		maxRetryAfterMs: 30_000,
		deadlineMs: 120_000,
		...time,
	});
	const breaking = http.breaking({
		key: 'bench',
		policy: { failures: 5, openMs: 10_000, probes: 1 },
		maxWaitMs: 1000,
		state,
		...time,
	});
	const limiting = http.limiting({
		key: 'bench',
		limits: [generous],
		maxWaitMs: 1000,
		state,
		...time,
	});
	const answer = { status: 200, headers: {}, body: Buffer.alloc(0) };
	const transport = { send: async () => answer };
	const request = { method: 'GET', url: 'https://api.example/', headers: {}, timeoutMs: 1000 };
	const two = http.pipeline([retrying, breaking], transport, clock);
	const whole = http.pipeline([retrying, breaking, limiting], transport, clock);
	const theirs = wrap(
		retry(handleAll, { maxAttempts: 5, backoff: new ExponentialBackoff() }),
		circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) }),
	);
	const pipeline = await race({
		transport: () => transport.send(),
		cockatiel: () => theirs.execute(() => transport.send()),
		'retry, breaker': () => two(request),
		'retry, breaker, limit': () => whole(request),
	});

	const acquiring = (name: keyof typeof limiter) =>
		compared({ what: name, ours: limiter[name], unit: 'ns', target: { atMost: 150 } });
	section('Rate limit', 'One acquire of the limiter. Median time per call of 25 rounds of 60 ms.', [
		acquiring('one window'),
		acquiring('two windows'),
		...(['bottleneck', 'bare loop'] as const).map((name) =>
			compared({
				what: 'one window',
				ours: limiter['one window'],
				beside: { name, value: limiter[name] },
				unit: 'ns',
			}),
		),
	]);
	const calling = (what: keyof typeof pipeline) =>
		compared({
			what,
			ours: pipeline[what],
			beside: { name: 'cockatiel, retry and breaker', value: pipeline.cockatiel },
			unit: 'ns',
			target: { atMost: 2 },
		});
	section('Policies', 'A whole call around a transport that does nothing, state in memory.', [
		calling('retry, breaker'),
		calling('retry, breaker, limit'),
	]);
}

void main();
