import { compared } from '../../bench/lib/compared';

const beside = { name: 'other', value: 100 };

describe('a row of the benchmarks', () => {
	it.each([
		['a rate', { ours: 300, unit: '/s', beside }, '3 × as fast'],
		['a time', { ours: 25, unit: 'ns', beside }, '4 × as fast'],
		[
			'a time as a cost',
			{ ours: 110, unit: 'ns', beside, target: { atMost: 2 } },
			'1.10 × its time',
		],
		['a rate as a cost', { ours: 50, unit: '/s', beside, target: { atMost: 2 } }, '2 × its time'],
	] as const)('says how %s compares', (_kind, figures, ratio) => {
		expect(compared({ what: 'it', ...figures })).toMatchObject({ ratio });
	});

	it.each([
		[{ ours: 200, unit: 'ns', beside, target: { atMost: 2 } }, 'yes'],
		[{ ours: 201, unit: 'ns', beside, target: { atMost: 2 } }, '**no**'],
		[{ ours: 500, unit: '/s', beside, target: { atLeast: 5 } }, 'yes'],
		[{ ours: 499, unit: '/s', beside, target: { atLeast: 5 } }, '**no**'],
		[{ ours: 150, unit: 'ns', target: { atMost: 150 } }, 'yes'],
		[{ ours: 151, unit: 'ns', target: { atMost: 150 } }, '**no**'],
		[{ ours: 151, unit: 'ns' }, ''],
	] as const)('says whether %j meets its target', (figures, met) => {
		expect(compared({ what: 'it', ...figures })).toMatchObject({ met });
	});

	it('writes figures with their unit, and no more digits than they have', () => {
		const written = (ours: number, unit: 'ns' | '/s' | 'ms') =>
			compared({ what: 'it', ours, unit })['this package'];
		expect([
			written(1.234, 'ms'),
			written(12.34, 'ms'),
			written(1234.5, '/s'),
			written(1500, 'ns'),
		]).toEqual(['1.23 ms', '12.3 ms', '1,235/s', '1.50 µs']);
	});
});
