import { members } from '../../../core/ratelimit/structured';

const read = (text: string) =>
	members(text).map(({ value, parameters }) => [value, Object.fromEntries(parameters)]);

describe('the members of a structured field', () => {
	it.each<[string, unknown[]]>([
		[
			'"default";r=50;t=30, "daily";r=9',
			[
				['default', { r: '50', t: '30' }],
				['daily', { r: '9' }],
			],
		],
		['"a, b;c";r=1', [['a, b;c', { r: '1' }]]],
		['"a\\", b";r=1', [['a\\", b', { r: '1' }]]],
		[
			' a ; r = "1" ;; t=2 ,, b',
			[
				['a', { r: '1', t: '2' }],
				['b', {}],
			],
		],
		['a;b="c=d"', [['a', { b: 'c=d' }]]],
		[
			'x"y", "y"x',
			[
				['x"y"', {}],
				['"y"x', {}],
			],
		],
		['', []],
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});
});
