import fc from 'fast-check';
import { compileMapping } from '../../../../core/mapping';
import type { Json } from '../../../../core/mapping';
import { EXAMPLE_NOW } from '../../../../core/mapping/transforms/transform';

export type Args = Record<string, Json>;

export interface Around {
	record?: Readonly<Record<string, unknown>>;
	second?: Readonly<Record<string, unknown>>;
}

/** Runs one transform as a mapping does; undefined when it wrote nothing. */
export function run(
	name: string,
	value: unknown,
	args: Args = {},
	{ record = {}, second }: Around = {},
): unknown {
	const map = compileMapping({
		rows: [{ source: 'value before', target: 'out', transforms: [{ name, args }] }],
	});
	const found = new Map(Object.entries(second ?? {}));
	const lookup = second && ((key: string) => found.get(key));
	const result = map({ ...record, 'value before': value }, { now: EXAMPLE_NOW, lookup });
	if (!result.ok) throw new Error(result.failures.map(({ message }) => message).join('\n'));
	return result.values[0]?.out;
}

export const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

/** JSON without the names that objects are refused for. */
export const plainJson = anyJson.filter(
	(value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)),
);

/** A decimal text with up to 15 digits, which a number keeps. */
export const decimalText = fc
	.tuple(fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }), fc.nat({ max: 999_999 }))
	.map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`);

/** A date as ISO 8601, in the years that ISO writes with four digits and no sign. */
export const isoDate = fc
	.date({ min: new Date('0001-01-02'), max: new Date('9998-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());
