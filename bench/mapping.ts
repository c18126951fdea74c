import { deepStrictEqual } from 'node:assert/strict';
import type { CompiledMapping } from '../core/mapping';
import { compare } from './lib/compare.ts';
import type { Contender } from './lib/compare.ts';
import { loadCore } from './lib/core.ts';
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

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Rates of ways to map the same records to the same results. */
async function report<R>(
	title: string,
	make: (id: number) => R,
	contenders: Record<string, Contender<R>>,
): Promise<void> {
	const records = Array.from({ length: RECORDS }, (_entry, index) => make(index + 1));
	const results = await Promise.all(Object.values(contenders).map((map) => map(make(1))));
	for (const result of results) deepStrictEqual(asJson(result), asJson(results[0]));

	const rates = await compare(records, contenders);
	const own = rates.get('field mapper') ?? 0;
	say(`\n${title}`);
	for (const [name, rate] of rates) {
		const ratio = name === 'field mapper' ? '' : `  field mapper × ${(own / rate).toFixed(2)}`;
		say(`  ${name.padEnd(28)} ${Math.round(rate).toLocaleString('en').padStart(12)} /s${ratio}`);
	}
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
	say(`\n${MANY.toLocaleString('en')} records of nine typed fields, one after another`);
	say(`  heap before ${before} MB, after ${heapMb()} MB`);
}

async function main(): Promise<void> {
	const { compileMapping } = await loadCore();
	const typed = compileMapping(typedMapping);
	await report(
		'An order: 6 fields and 20 lines of 3',
		makeOrder,
		orderContenders(compileMapping(orderMapping)),
	);
	await report('Nine fields', makeCustomer, plainContenders(compileMapping(plainMapping)));
	await report('Nine fields, types and transforms', makeCustomer, typedContenders(typed));
	reportMemory(typed);
}

void main();
