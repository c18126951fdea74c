import fc from 'fast-check';
import { learnShape, shapeOf } from '../../../core/mapping';
import type { Drift, DriftState } from '../../../core/mapping';
import { MOST_PATHS } from '../../../core/mapping/shape';

const DAY = 86_400_000;

/** Runs of records, a day apart; what each reported. The state is JSON in between, as in a store. */
function learn(runs: unknown[][], vanishAfter = 3) {
	let state: DriftState | undefined;
	const reports: Drift[][] = [];
	runs.forEach((records, run) => {
		const change = learnShape(state, shapeOf(records), run * DAY, vanishAfter);
		state = JSON.parse(JSON.stringify(change.state)) as DriftState;
		reports.push(change.result);
	});
	return { reports, state: state! };
}
const last = (...runs: unknown[][]) => learn(runs).reports.at(-1);

describe('learnShape', () => {
	it('learns from the first run, and is silent while nothing changes', () => {
		const records = [{ id: 1, lines: [{ sku: 'A' }] }];
		expect(learn([records, records, records]).reports).toEqual([[], [], []]);
	});

	it('reports a new field once, and what is inside of it with it', () => {
		const changed = [
			{ id: 1, customer: { phone: '1' } },
			{ id: 2, customer: { phone: null } },
		];
		const { reports } = learn([[{ id: 1 }], changed, changed]);
		expect(reports[1]).toEqual([
			{
				kind: 'new',
				path: 'customer',
				types: ['object'],
				since: DAY,
				count: 2,
				message: 'customer is new: object, 2 times in this run',
			},
		]);
		expect(reports[2]).toEqual([]);
	});

	it('reports a field inside a list by one path for all entries', () => {
		const lines = (...entries: object[]) => [{ lines: entries }];
		expect(
			last(lines({ sku: 'A' }), lines({ sku: 'A', note: 'x' }, { sku: 'B', note: 'y' })),
		).toEqual([expect.objectContaining({ kind: 'new', path: 'lines[*].note', count: 2 })]);
	});

	it('reports a retyped field once, with what it had been', () => {
		const { reports } = learn([[{ total: '1' }], [{ total: 1 }, { total: '2' }], [{ total: 3 }]]);
		expect(reports[1]).toEqual([
			{
				kind: 'retyped',
				path: 'total',
				types: ['number'],
				before: ['string'],
				since: DAY,
				count: 1,
				message: 'total is now number, once in this run; it had been string since 1970-01-01',
			},
		]);
		expect(reports[2]).toEqual([]);
	});

	it('takes null for any type', () => {
		expect(learn([[{ a: null }], [{ a: 'x' }], [{ a: null }]]).reports).toEqual([[], [], []]);
	});

	it('reports a field that stays away, and that it is back', () => {
		const { reports } = learn([
			[{ a: 1, b: { c: 1 } }],
			[{ a: 1 }],
			[{ a: 1 }, { a: 1 }],
			[{ a: 1 }],
			[{ a: 1, b: {} }],
		]);
		expect(reports.slice(1, 4)).toEqual([
			[],
			[
				{
					kind: 'vanished',
					path: 'b',
					types: ['object'],
					since: 0,
					count: 3,
					message: 'b has vanished: it was last seen on 1970-01-01, and absent 3 times since',
				},
			],
			[],
		]);
		expect(reports[4]).toMatchObject([{ kind: 'new', path: 'b' }]);
	});

	it('does not miss a field where the object around it is missing', () => {
		const without = Array(10).fill({ id: 1 }) as object[];
		const { reports } = learn([
			[{ id: 1, tags: [{ name: 'x' }] }],
			[
				{ id: 1, tags: [] },
				{ id: 1, tags: [] },
				{ id: 1, tags: [] },
				{ id: 1, tags: [] },
			],
		]);
		expect(reports[1]).toEqual([]);
		expect(last([{ id: 1, a: { b: 1 } }], without)).toMatchObject([
			{ kind: 'vanished', path: 'a' },
		]);
	});

	it('forgets what is inside a vanished field', () => {
		const { state } = learn([[{ a: { b: { c: 1 } } }], Array(5).fill({ d: 1 }) as object[]]);
		expect(Object.keys(state.fields)).toEqual(['', 'd']);
	});

	it('counts, with the first and the last time', () => {
		const { state } = learn([[{ a: 1 }, { a: 2 }], [{ a: 'x' }], [{ a: 3 }]]);
		expect(state.fields.a?.types).toEqual({
			number: { first: 0, last: 2 * DAY, count: 3 },
			string: { first: DAY, last: DAY, count: 1 },
		});
	});

	it('stores no value', () => {
		const { state } = learn([[{ email: 'jo@example.com', lines: [{ price: '19.99' }] }]]);
		expect(JSON.stringify(state)).not.toMatch(/jo@|19\.99/);
	});

	it('stays small when names never end, and is not misled by what it leaves out', () => {
		const ids = (from: number) =>
			Array.from({ length: 2000 }, (_, index) => ({ [`id${from + index}`]: index }));
		const { state, reports } = learn([ids(0), ids(5000), ids(9000)]);
		expect(Object.keys(state.fields).length).toBeLessThanOrEqual(MOST_PATHS + 1);
		expect(reports).toEqual([[], [], []]);
	});

	it('takes any JSON, changes nothing of it, and finds nothing new in the same again', () => {
		fc.assert(
			fc.property(fc.array(fc.jsonValue()), (records) => {
				const before = JSON.stringify(records);
				expect(learn([records, records]).reports).toEqual([[], []]);
				expect(JSON.stringify(records)).toBe(before);
			}),
		);
	});
});
