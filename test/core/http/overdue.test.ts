import fc from 'fast-check';
import { limiting, pipeline, type HttpRequest } from '../../../core/http';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { virtualTime } from '../../support/virtualTime';

const request: HttpRequest = {
	method: 'GET',
	url: 'https://api.example.com/orders',
	headers: {},
	timeoutMs: 30_000,
};
const limit = { requests: 10, perMs: 1000 };

/** When calls that begin together reach the server, in a process that stands still now and then. */
async function arrivalsOf(calls: number, stalls: readonly number[]): Promise<number[]> {
	const left = [...stalls];
	const time = virtualTime(0, () => left.shift() ?? 0);
	const { state } = createMemoryStore(time.clock);
	const arrivals: number[] = [];
	const limiter = limiting({ key: 'api', limits: [limit], maxWaitMs: 600_000, state, ...time });
	const transport = {
		async send() {
			arrivals.push(time.clock());
			return { status: 200, headers: {}, body: Buffer.alloc(0) };
		},
	};
	const send = pipeline([limiter], transport, time.clock);
	await time.runUntil(Promise.all(Array.from({ length: calls }, () => send(request))));
	return arrivals;
}

const fullest = (arrivals: readonly number[]) =>
	Math.max(
		...arrivals.map(
			(start) => arrivals.filter((at) => at >= start && at < start + limit.perMs).length,
		),
	);

describe('a process that stood still', () => {
	it('does not send at once what fell due meanwhile', async () => {
		const arrivals = await arrivalsOf(30, [0, 0, 900]);
		expect(arrivals).toHaveLength(30);
		expect(fullest(arrivals)).toBeLessThanOrEqual(limit.requests);
	});

	it('keeps its slots where it was late by less than the guard', async () => {
		expect(await arrivalsOf(3, [90])).toEqual([0, 200, 220]);
	});

	it('fills no window too full, whenever and for how long it does', async () => {
		const stall = fc.record({
			after: fc.integer({ min: 0, max: 30 }),
			ms: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 101, max: 5000 })),
		});
		const stalls = fc
			.array(stall, { maxLength: 8 })
			.map((some) => some.flatMap(({ after, ms }) => [...Array<number>(after).fill(0), ms]));
		await fc.assert(
			fc.asyncProperty(stalls, async (stood) => {
				expect(fullest(await arrivalsOf(40, stood))).toBeLessThanOrEqual(limit.requests);
			}),
		);
	});

	it('goes on sending where it is late each time', async () => {
		expect(
			await arrivalsOf(
				5,
				Array.from({ length: 1000 }, () => 150),
			),
		).toHaveLength(5);
	});
});
