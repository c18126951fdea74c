import {
	BrokenCircuitError,
	circuitBreaker,
	ConsecutiveBreaker,
	handleAll,
	SamplingBreaker,
	type IBreaker,
} from 'cockatiel';
import fc from 'fast-check';
import {
	permit,
	phase,
	record,
	type BreakerPolicy,
	type BreakerState,
	type CallEnd,
	type Permit,
} from '../../../core/breaker/breaker';

const policy = { failures: 3, openMs: 1000, probes: 1 };

/** A breaker whose state goes through JSON, as in a store. */
function breaker(own: BreakerPolicy = policy) {
	let state: BreakerState | undefined;
	const kept = (next: BreakerState) => JSON.parse(JSON.stringify(next)) as BreakerState;
	return {
		permit(now: number): Permit {
			const change = permit(state, own, now);
			state = kept(change.state);
			return change.result;
		},
		/** The end of a call that was permitted as `permitted` says. */
		end(permitted: Permit, outcome: CallEnd['outcome'], now: number, tookMs = 0) {
			if (!permitted.allowed) throw new Error('It was not allowed');
			const change = record(state, own, permitted, { outcome, tookMs }, now);
			state = kept(change.state);
			return change.result;
		},
		call(succeeded: boolean, now: number, tookMs = 0) {
			const permitted = this.permit(now);
			if (permitted.allowed) this.end(permitted, succeeded ? 'success' : 'failure', now, tookMs);
			return permitted.allowed;
		},
		phase: (now: number) => phase(state ?? { failures: 0 }, own, now),
	};
}

describe('breaker', () => {
	it('opens after consecutive failures and says how long it stays open', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) expect(b.call(false, 0)).toBe(true);
		expect(b.permit(400)).toEqual({ allowed: false, phase: 'open', retryAfterMs: 600 });
	});

	it('remembers what opened it, and what its probes met then', () => {
		const failed = (why?: string) => ({ outcome: 'failure', why }) as const;
		const once = { failures: 1, openMs: 1000, probes: 1 };
		const open = record(undefined, once, {}, failed('HTTP 503'), 0).state;
		expect(permit(open, once, 10).result).toMatchObject({ allowed: false, why: 'HTTP 503' });
		const probing = permit(open, once, 1000);
		expect(permit(probing.state, once, 1000).result).toMatchObject({ why: 'HTTP 503' });
		const still = (why?: string) => {
			const { state } = record(probing.state, once, { openedAt: 0 }, failed(why), 1000);
			return permit(state, once, 1000).result;
		};
		expect(still('HTTP 500')).toMatchObject({ why: 'HTTP 500' });
		expect(still()).toMatchObject({ why: 'HTTP 503' });
	});

	it('says in which phase a call is let through', () => {
		const b = breaker();
		expect(b.permit(0)).toEqual({ allowed: true, phase: 'closed' });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		expect(b.permit(1000)).toEqual({ allowed: true, phase: 'half-open', openedAt: 0 });
	});

	it('keeps no more than the count of failures, and nothing new where nothing changed', () => {
		const failed = record(undefined, policy, {}, { outcome: 'failure' }, 0).state;
		expect(failed).toEqual({ failures: 1 });
		const well: BreakerState = { failures: 0 };
		expect(record(well, policy, {}, { outcome: 'success' }, 0).state).toBe(well);
	});

	it('starts to count anew after a success', () => {
		const b = breaker();
		for (const succeeded of [false, false, true, false, false]) b.call(succeeded, 0);
		expect(b.phase(0)).toBe('closed');
	});

	it('lets one probe through when half-open, and closes on its success', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		expect(b.phase(1000)).toBe('half-open');
		const probe = b.permit(1000);
		expect(b.permit(1000).allowed).toBe(false);
		expect(b.end(probe, 'success', 1100)).toBe('closed');
		expect(b.permit(1100).allowed).toBe(true);
	});

	it('opens again when the probe fails', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.call(false, 1000);
		expect(b.phase(1999)).toBe('open');
		expect(b.phase(2000)).toBe('half-open');
	});

	it('lets the set number of probes through, and closes when all of them succeeded', () => {
		const b = breaker({ ...policy, probes: 2 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		const probes = [1000, 1000, 1000].map((now) => b.permit(now));
		expect(probes.map(({ allowed }) => allowed)).toEqual([true, true, false]);
		expect(b.end(probes[0]!, 'success', 1100)).toBe('half-open');
		expect(b.permit(1100).allowed).toBe(false);
		expect(b.end(probes[1]!, 'success', 1200)).toBe('closed');
	});

	it('opens again when one of several probes fails', () => {
		const b = breaker({ ...policy, probes: 2 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		const probes = [b.permit(1000), b.permit(1000)];
		b.end(probes[0]!, 'success', 1100);
		expect(b.end(probes[1]!, 'failure', 1200)).toBe('open');
	});

	it('gives up a probe that was lost in a crash', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.permit(1000);
		expect(b.permit(1999)).toMatchObject({ allowed: false, retryAfterMs: 1 });
		expect(b.permit(2000).allowed).toBe(true);
	});

	it('does not judge by a probe that was cancelled, and lets another one through', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		expect(b.end(b.permit(1000), 'none', 1100)).toBe('half-open');
		expect(b.permit(1100).allowed).toBe(true);
	});

	it.each([10, 1500])('takes no word at %d ms from a call of before it opened', (now) => {
		const b = breaker();
		const early = b.permit(0);
		for (let i = 0; i < 3; i++) b.call(false, 0);
		const before = b.phase(now);
		b.end(early, 'success', now);
		expect(b.phase(now)).toBe(before);
	});

	it('stays open longer each time, up to the longest', () => {
		const b = breaker({ ...policy, growth: 2, maxOpenMs: 3000 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.call(false, 1000);
		expect([2999, 3000].map(b.phase)).toEqual(['open', 'half-open']);
		b.call(false, 3000);
		expect([5999, 6000].map(b.phase)).toEqual(['open', 'half-open']);
	});

	it('stays open for ten times the first time at most, unless told otherwise', () => {
		const b = breaker({ ...policy, growth: 100 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.call(false, 1000);
		expect([10_999, 11_000].map(b.phase)).toEqual(['open', 'half-open']);
	});

	it('begins with the first time again once it was closed', () => {
		const b = breaker({ ...policy, growth: 2 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.call(false, 1000);
		b.call(true, 3000);
		for (let i = 0; i < 3; i++) b.call(false, 3000);
		expect([3999, 4000].map(b.phase)).toEqual(['open', 'half-open']);
	});

	it('says when the first of several probes is given up', () => {
		const b = breaker({ ...policy, probes: 2 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.permit(1000);
		b.permit(1300);
		expect(b.permit(1400)).toEqual({ allowed: false, phase: 'half-open', retryAfterMs: 600 });
	});

	it('lets one more through for a probe that was cancelled, and not two', () => {
		const b = breaker({ ...policy, probes: 2 });
		for (let i = 0; i < 3; i++) b.call(false, 0);
		const [probe] = [b.permit(1000), b.permit(1000)];
		b.end(probe!, 'none', 1100);
		expect([b.permit(1100), b.permit(1100)].map(({ allowed }) => allowed)).toEqual([true, false]);
	});

	it('learns nothing from a call that was cancelled while it was closed', () => {
		const b = breaker();
		for (const outcome of ['failure', 'failure', 'none', 'none'] as const) {
			expect(b.end(b.permit(0), outcome, 0)).toBe('closed');
		}
		expect(b.end(b.permit(0), 'failure', 0)).toBe('open');
	});

	it('does not wait for a clock that was set back', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 1_000_000);
		expect(b.permit(0)).toMatchObject({ allowed: false, retryAfterMs: 1000 });
	});

	describe('by ratio', () => {
		const ratio = { threshold: 0.5, windowMs: 1000, minimumCalls: 4 };
		const own = { ratio, openMs: 1000, probes: 1 };

		it('opens above the share, and not before there are enough calls', () => {
			const b = breaker(own);
			for (let i = 0; i < 3; i++) expect(b.call(false, i)).toBe(true);
			expect(b.phase(3)).toBe('closed');
			b.call(false, 3);
			expect(b.phase(3)).toBe('open');
		});

		it('stays closed at the share itself', () => {
			const b = breaker(own);
			for (const succeeded of [true, true, false, false]) b.call(succeeded, 0);
			expect(b.phase(0)).toBe('closed');
			b.call(false, 0);
			expect(b.phase(0)).toBe('open');
		});

		it('never opens by a call that succeeded', () => {
			const b = breaker(own);
			for (const succeeded of [false, false, false, true]) b.call(succeeded, 0);
			expect(b.phase(0)).toBe('closed');
		});

		it('looks back as far as the longest of its windows', () => {
			const slow = { threshold: 0.9, windowMs: 10, minimumCalls: 100, slowerThanMs: 100 };
			const b = breaker({ ...own, slow });
			for (const now of [0, 300, 600, 900]) b.call(false, now);
			expect(b.phase(900)).toBe('open');
		});

		it('forgets what has left the window', () => {
			const b = breaker(own);
			for (let i = 0; i < 3; i++) b.call(false, i);
			b.call(false, 2000);
			expect(b.phase(2000)).toBe('closed');
		});
	});

	it('opens when too many calls are slow', () => {
		const slow = { threshold: 0.5, windowMs: 1000, minimumCalls: 4, slowerThanMs: 100 };
		const b = breaker({ slow, openMs: 1000, probes: 1 });
		for (const tookMs of [50, 150, 150]) b.call(true, 0, tookMs);
		expect(b.phase(0)).toBe('closed');
		b.call(true, 0, 150);
		expect(b.phase(0)).toBe('open');
		// A slow probe shows that it is not well yet.
		b.call(true, 1000, 150);
		expect(b.phase(1500)).toBe('open');
		b.call(true, 2000, 50);
		expect(b.phase(2000)).toBe('closed');
	});

	it('does not take a call for slow that took just as long as it may', () => {
		const slow = { threshold: 0, windowMs: 1000, minimumCalls: 1, slowerThanMs: 100 };
		const b = breaker({ slow, openMs: 1000, probes: 1 });
		b.call(true, 0, 100);
		expect(b.phase(0)).toBe('closed');
		b.call(true, 0, 101);
		expect(b.phase(0)).toBe('open');
	});

	it('does not open by a call that was fast, however slow those before it were', () => {
		const slow = { threshold: 0.5, windowMs: 1000, minimumCalls: 4, slowerThanMs: 100 };
		const b = breaker({ slow, openMs: 1000, probes: 1 });
		for (const tookMs of [150, 150, 150, 50]) b.call(true, 0, tookMs);
		expect(b.phase(0)).toBe('closed');
		b.call(false, 0, 50);
		expect(b.phase(0)).toBe('closed');
	});

	/** The same calls, alone after the other, through ours and through cockatiel's. */
	async function agrees(
		own: BreakerPolicy,
		theirs: () => IBreaker,
		calls: ReadonlyArray<{ succeeded: boolean; pause: number }>,
	) {
		jest.useFakeTimers({ now: 1_000_000 });
		try {
			const ours = breaker(own);
			const policyOfTheirs = circuitBreaker(handleAll, {
				halfOpenAfter: own.openMs,
				breaker: theirs(),
			});
			for (const { succeeded, pause } of calls) {
				jest.setSystemTime(Date.now() + pause);
				const allowed = await policyOfTheirs
					.execute(() => {
						if (!succeeded) throw new Error('failed');
					})
					.then(
						() => true,
						(error: unknown) => !(error instanceof BrokenCircuitError),
					);
				expect(ours.call(succeeded, Date.now())).toBe(allowed);
			}
		} finally {
			jest.useRealTimers();
		}
	}

	const steps = (...pauses: number[]) =>
		fc.array(fc.record({ succeeded: fc.boolean(), pause: fc.constantFrom(...pauses) }), {
			maxLength: 60,
		});

	it('agrees with cockatiel on consecutive failures', async () => {
		await fc.assert(
			fc.asyncProperty(steps(0, 10, 500, 1000, 1500), (calls) =>
				agrees(policy, () => new ConsecutiveBreaker(policy.failures), calls),
			),
		);
	});

	// cockatiel's window has a slice for each second and lets an old one go only when a new one
	// begins, ours keeps time: they agree on calls that are close together.
	it('agrees with cockatiel on a share of failures', async () => {
		const ratio = { threshold: 0.5, windowMs: 10_000, minimumCalls: 5 };
		const own = { ratio, openMs: 1000, probes: 1 };
		const sampling = { threshold: 0.5, duration: 10_000, minimumRps: 0.5 };
		await fc.assert(
			fc.asyncProperty(steps(0, 10, 50, 100), (calls) =>
				agrees(own, () => new SamplingBreaker(sampling), calls),
			),
		);
	});
});
