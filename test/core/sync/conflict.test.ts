import fc from 'fast-check';
import { resolveByField, resolveWhole, type ConflictRule } from '../../../core/sync/conflict';

const base = { name: 'Tea', price: 5, stock: 10 };

describe('one side wins as a whole', () => {
	it.each([
		['nothing differs', base, base, { kind: 'same', fields: [] }],
		['only the source changed', { ...base, price: 6 }, base, { kind: 'source', fields: [] }],
		['only the target changed', base, { ...base, price: 6 }, { kind: 'target', fields: [] }],
	])('%s: no conflict', (_, source, target, expected) => {
		expect(resolveWhole({ source, target, base }, 'person')).toMatchObject(expected);
	});

	const source = { ...base, price: 6 };
	const target = { ...base, stock: 9 };

	it.each<[ConflictRule, number, number, string]>([
		['source', 0, 1, 'source'],
		['target', 1, 0, 'target'],
		['newest', 2, 1, 'source'],
		['newest', 1, 2, 'target'],
		['person', 1, 2, 'conflict'],
	])('%s', (rule, sourceAt, targetAt, kind) => {
		expect(resolveWhole({ source, target, base, sourceAt, targetAt }, rule).kind).toBe(kind);
	});

	it('says what newest lacks', () => {
		expect(() => resolveWhole({ source, target, base }, 'newest')).toThrow('the time of change');
	});
});

describe('field by field', () => {
	it('takes each side’s own changes', () => {
		const source = { name: 'Tea', price: 6, stock: 10, tag: 'new' };
		const target = { name: 'Green tea', price: 5 };
		expect(resolveByField({ source, target, base }, 'person')).toEqual({
			kind: 'merged',
			value: { name: 'Green tea', price: 6, tag: 'new' },
			fields: [],
		});
	});

	it('asks the rule only where both changed the same field', () => {
		const source = { ...base, price: 6, name: 'Black tea' };
		const target = { ...base, price: 7 };
		expect(resolveByField({ source, target, base }, 'person')).toEqual({
			kind: 'conflict',
			value: { ...base, name: 'Black tea', price: 7 },
			fields: ['price'],
		});
		expect(resolveByField({ source, target, base }, 'source')).toMatchObject({
			kind: 'source',
			value: { price: 6, name: 'Black tea' },
			fields: ['price'],
		});
	});

	it('loses no one-sided change, whatever the values', () => {
		const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.jsonValue());
		fc.assert(
			fc.property(fields, fields, (before, changed) => {
				const one = resolveByField({ source: changed, target: before, base: before }, 'person');
				const other = resolveByField({ source: before, target: changed, base: before }, 'person');
				expect(one.fields).toEqual([]);
				const same = resolveWhole({ source: one.value, target: changed }, 'person');
				expect(same.kind).toBe('same');
				expect(resolveWhole({ source: other.value, target: changed }, 'person').kind).toBe('same');
			}),
		);
	});
});
