import { compileVersioned } from '../../../core/mapping';
import type { Mapping } from '../../../core/mapping';

const mapping: Mapping = {
	version: '3',
	versionPath: 'meta.version',
	migrations: [
		{ from: '1', to: '2', rows: [{ source: 'mail', target: 'email', required: true }] },
		{ from: '2', to: '3', rows: [{ source: 'name', target: 'customer.name' }] },
		{ from: '', to: '2', rows: [{ source: 'e_mail', target: 'email' }] },
	],
	rows: [
		{ source: 'email', target: 'contact' },
		{ source: 'customer.name', target: 'name' },
		{ source: 'note', target: 'note' },
	],
};
const map = compileVersioned(mapping);
const context = { now: 0 };

describe('compileVersioned', () => {
	it.each([
		['of its own version', { meta: { version: '3' }, email: 'a', customer: { name: 'Jo' } }],
		['one version back', { meta: { version: 2 }, email: 'a', name: 'Jo' }],
		['two versions back', { meta: { version: '1' }, mail: 'a', name: 'Jo' }],
		['without a version', { e_mail: 'a', name: 'Jo' }],
	])('maps a record %s', (_what, record) => {
		const before = structuredClone(record);
		expect(map({ ...record, note: 'kept' }, context)).toEqual({
			ok: true,
			values: [{ contact: 'a', name: 'Jo', note: 'kept' }],
		});
		expect(record).toEqual(before);
	});

	it.each([
		['9', "no migration knows the version '9' (known: 3, 2, 1): add a migration from it"],
		[{ toString: 1 }, 'no migration knows the version an object (known: 3, 2, 1)'],
	])('refuses version %j', (version, message) => {
		const result = map({ meta: { version } }, context);
		expect(result).toMatchObject({
			ok: false,
			failures: [
				{
					source: 'meta.version',
					target: '',
					rule: 'version',
					message: expect.stringContaining(message),
				},
			],
		});
	});

	it('refuses a record without a version when no migration takes one', () => {
		const strict = compileVersioned({ ...mapping, migrations: mapping.migrations?.slice(0, 2) });
		expect(strict({}, context)).toMatchObject({
			failures: [
				{ message: expect.stringContaining('meta.version: the record carries no version') },
			],
		});
	});

	it('names the migration that refuses a record', () => {
		expect(map({ meta: { version: '1' } }, context)).toMatchObject({
			ok: false,
			failures: [
				{
					rule: 'required',
					message:
						'Migration 1 (1 → 2): Row 1: mail → email: there is no value, and one is required',
				},
			],
		});
	});

	it('takes the shortest way', () => {
		const shortcut = { from: '1', to: '3', rows: [{ value: 'short', target: 'note' }] };
		const migrations = [...mapping.migrations!, shortcut];
		const result = compileVersioned({ ...mapping, migrations })(
			{ meta: { version: '1' } },
			context,
		);
		expect(result).toEqual({ ok: true, values: [{ note: 'short' }] });
	});

	it.each<[string, Partial<Mapping>, string]>([
		['migrations without a path', { versionPath: undefined }, 'versionPath is missing'],
		['a path without a version', { version: undefined }, 'version is missing'],
		['a path to many fields', { versionPath: 'a[*].v' }, "versionPath 'a[*].v' has to lead to one"],
		[
			'migrations in a circle beside the version',
			{ version: '9' },
			"Migration 1 (1 → 2): no migration leads from version '2' on to '9'",
		],
		[
			'a row that cannot work',
			{ migrations: [{ from: '2', to: '3', rows: [{ source: 'a', target: 'b..c' }] }] },
			'Migration 1 (2 → 3): Row 1: target ',
		],
	])('refuses %s', (_what, change, message) => {
		expect(() => compileVersioned({ ...mapping, ...change })).toThrow(message);
	});
});
