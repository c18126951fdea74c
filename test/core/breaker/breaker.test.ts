import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import fc from 'fast-check';
import { permit, phase, record, type BreakerState } from '../../../core/breaker/breaker';

const policy = { failures: 3, openMs: 1000, probes: 1 };

function breaker(probes = policy.probes) {
	const own = { ...policy, probes };
	let state: BreakerState | undefined;
	return {
		permit(now: number) {
			const change = permit(state, own, now);
			state = change.state;
			return change.result;
		},
		record(succeeded: boolean, now: number) {
			const change = record(state, own, succeeded, now);
			state = change.state;
			return change.result;
		},
		call(succeeded: boolean, now: number) {
			const { allowed } = this.permit(now);
			if (allowed) this.record(succeeded, now);
			return allowed;
		},
		phase: (now: number) => phase(state ?? { failures: 0 }, own, now),
	};
}

describe('breaker', () => {
	it('opens after consecutive failures and says how long it stays open', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) expect(b.call(false, 0)).toBe(true);
		expect(b.permit(400)).toEqual({ allowed: false, retryAfterMs: 600 });
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
		expect(b.permit(1000).allowed).toBe(true);
		expect(b.permit(1000).allowed).toBe(false);
		expect(b.record(true, 1100)).toBe('closed');
		expect(b.permit(1100).allowed).toBe(true);
	});

	it('opens again when the probe fails', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.call(false, 1000);
		expect(b.phase(1999)).toBe('open');
		expect(b.phase(2000)).toBe('half-open');
	});

	it('lets the set number of probes through', () => {
		const b = breaker(2);
		for (let i = 0; i < 3; i++) b.call(false, 0);
		expect([1000, 1000, 1000].map((now) => b.permit(now).allowed)).toEqual([true, true, false]);
	});

	it('gives up a probe that was lost in a crash', () => {
		const b = breaker();
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.permit(1000);
		expect(b.permit(1999)).toEqual({ allowed: false, retryAfterMs: 1 });
		expect(b.permit(2000).allowed).toBe(true);
	});

	it('does not close for a call that went out before it opened', () => {
		const b = breaker();
		b.permit(0);
		for (let i = 0; i < 3; i++) b.call(false, 0);
		b.record(true, 10);
		expect(b.phase(10)).toBe('open');
	});

	it('is plain JSON', () => {
		const { state } = record(undefined, policy, false, 0);
		expect(JSON.parse(JSON.stringify(state))).toEqual(state);
	});

	it('agrees with cockatiel on any run of calls', async () => {
		const steps = fc.array(
			fc.record({ succeeded: fc.boolean(), pause: fc.constantFrom(0, 10, 500, 1000, 1500) }),
			{ maxLength: 40 },
		);
		await fc.assert(
			fc.asyncProperty(steps, async (calls) => {
				jest.useFakeTimers({ now: 0 });
				const ours = breaker();
				const theirs = circuitBreaker(handleAll, {
					halfOpenAfter: policy.openMs,
					breaker: new ConsecutiveBreaker(policy.failures),
				});
				for (const { succeeded, pause } of calls) {
					jest.setSystemTime(Date.now() + pause);
					const allowed = await theirs
						.execute(() => {
							if (!succeeded) throw new Error('failed');
						})
						.then(
							() => true,
							(error: unknown) => !(error instanceof BrokenCircuitError),
						);
					expect(ours.call(succeeded, Date.now())).toBe(allowed);
				}
			}),
		);
		jest.useRealTimers();
	});
});
