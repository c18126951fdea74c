import fc from 'fast-check';
import { movesBack, type CursorOrder } from '../../../core/sync/cursor';

describe('the order of cursors', () => {
	it.each<[string | number | undefined, string | number, CursorOrder, boolean]>([
		[undefined, 1, 'auto', false],
		[2, 1, 'auto', true],
		['2', 10, 'auto', false],
		['9007199254740993', '9007199254740992', 'auto', true],
		[1.5, 1.25, 'auto', true],
		['2026-01-02T00:00:00Z', '2026-01-01T23:59:59Z', 'auto', true],
		['2026-01-02T00:00:00+02:00', '2026-01-01T22:00:00Z', 'auto', false],
		['b', 'a', 'auto', false],
		['b', 'a', 'text', true],
		[5, '2026-01-01', 'auto', false],
		[5, 4, 'none', false],
		['10', '9', 'number', true],
	])('from %j to %j, as %s: backwards is %j', (from, to, order, backwards) => {
		expect(movesBack(from, to, order)).toBe(backwards);
	});

	it.each<[string, CursorOrder, string]>([
		['abc', 'number', 'The cursor "abc" is not a number'],
		['soon', 'time', 'The cursor "soon" is not a time'],
	])('says that %j is not %s', (cursor, order, message) => {
		expect(() => movesBack(cursor, cursor, order)).toThrow(message);
	});

	it('never finds both ways backwards', () => {
		const cursor = fc.oneof(
			fc.integer(),
			fc.double({ noNaN: true }),
			fc.string(),
			fc.bigInt().map(String),
		);
		fc.assert(
			fc.property(cursor, cursor, (one, other) => {
				expect(movesBack(one, other, 'auto') && movesBack(other, one, 'auto')).toBe(false);
				expect(movesBack(one, one, 'auto')).toBe(false);
			}),
		);
	});
});
