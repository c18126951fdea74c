import { memoize } from '../../../core/signature/memoize';

it('remembers as many answers as it may, the latest', () => {
	const make = jest.fn((text: string) => text.length);
	const length = memoize(2, make);
	expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2]);
	expect(make).toHaveBeenCalledTimes(2);
	// A third takes the place of the first.
	expect(['ccc', 'bb'].map(length)).toEqual([3, 2]);
	expect(make).toHaveBeenCalledTimes(3);
	expect(length('a')).toBe(1);
	expect(make).toHaveBeenCalledTimes(4);
});
