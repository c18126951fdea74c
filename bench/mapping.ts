import { deepStrictEqual } from 'node:assert/strict';
import type { CompiledMapping } from '../core/mapping';
import { compare } from './lib/compare.ts';
import type { Contender } from './lib/compare.ts';
import { compared } from './lib/compared.ts';
import { loadCore } from './lib/core.ts';
import { remark, section } from './lib/section.ts';
import type { Row } from './lib/section.ts';
import {
	makeCustomer,
	plainContenders,
	plainMapping,
	typedContenders,
	typedMapping,
} from './mapping/nineFields.ts';
import { makeOrder, orderContenders, orderMapping, valueOf } from './mapping/order.ts';

const RECORDS = 200;
const MANY = 1_000_000;

const OWN = 'field mapper';
const METHOD =
	'Records a second, of ways to make the same result of the same record; the results are compared first. Median of 9 rounds of 150 ms.';

/** Rates of ways to map the same records to the same results. */
async function rowsOf<R>(
	title: string,
	make: (id: number) => R,
	contenders: Record<string, Contender<R>>,
): Promise<Row[]> {
	const records = Array.from({ length: RECORDS }, (_entry, index) => make(index + 1));
	const results = await Promise.all(Object.values(contenders).map((map) => map(make(1))));
	for (const result of results) deepStrictEqual(asJson(result), asJson(results[0]));

	const rates = await compare(records, contenders);
	const ours = rates.get(OWN) ?? 0;
	return [...rates]
		.filter(([name]) => name !== OWN)
		.map(([name, value]) => compared({ what: title, ours, beside: { name, value }, unit: '/s' }));
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Maps records that nobody keeps, and says what stays on the heap. */
function reportMemory(map: CompiledMapping): void {
	const { gc } = globalThis;
	if (!gc) throw new Error('start this with node --expose-gc, as npm run bench does');
	const heapMb = (): string => {
		void gc();
		return (process.memoryUsage().heapUsed / 2 ** 20).toFixed(1);
	};
	valueOf(map, makeCustomer(0));
	const before = heapMb();
	for (let id = 1; id <= MANY; id++) valueOf(map, makeCustomer(id));
	remark(
		`${MANY.toLocaleString('en')} records of nine typed fields, one after another: heap ${before} MB before, ${heapMb()} MB after.`,
	);
}

async function main(): Promise<void> {
	const { compileMapping } = await loadCore();
	const typed = compileMapping(typedMapping);
	const order = orderContenders(compileMapping(orderMapping));
	const plain = plainContenders(compileMapping(plainMapping));
	section('Mapping', METHOD, [
		...(await rowsOf('An order: 6 fields and 20 lines of 3', makeOrder, order)),
		...(await rowsOf('Nine fields', makeCustomer, plain)),
		...(await rowsOf('Nine fields, types, transforms', makeCustomer, typedContenders(typed))),
	]);
	reportMemory(typed);
}

void main();
