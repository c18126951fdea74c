import fc from 'fast-check';
import { changeDetector, type SyncRecord } from '../../../core/sync/delta';
import { compileContentHash } from '../../../core/sync/contentHash';
import { createMemoryStore } from '../../../store/memory/memoryStore';

const hash = compileContentHash();
const record = (key: string, content: unknown): SyncRecord => ({ key, hash: hash(content) });

describe('what changed since it was last synced', () => {
	let now = 1000;
	const detector = () => {
		const products = changeDetector(createMemoryStore(() => now).state, 'products');
		const detect = async (records: SyncRecord[], listing: string) =>
			(await products.detect(records, listing)).map(({ change }) => change);
		return { ...products, detect, detectFully: products.detect };
	};

	it('reports a record until the target is confirmed to have it', async () => {
		const products = detector();
		const records = [record('1', { price: 5 }), record('2', { price: 6 })];
		expect(await products.detect(records, '1')).toEqual(['new', 'new']);
		expect(await products.detect(records, '2')).toEqual(['new', 'new']);
		await products.confirm([records[0]!]);
		expect(await products.detect(records, '3')).toEqual(['unchanged', 'new']);
		expect(await products.detect([record('1', { price: 7 })], '4')).toEqual(['changed']);
		expect(await products.detect([record('1', { price: 7 })], '5')).toEqual(['changed']);
	});

	it('names a change by when it was first passed on, until it is confirmed', async () => {
		const products = detector();
		const five = record('1', { price: 5 });
		const six = record('1', { price: 6 });
		const sinceOf = async (one: SyncRecord) =>
			(await products.detectFully([one], `${(now += 1)}`))[0]!.since;
		const first = await sinceOf(five);
		expect(await sinceOf(five)).toBe(first);
		const second = await sinceOf(six);
		expect(second).toBeGreaterThan(first!);
		await products.confirm([six]);
		expect(await sinceOf(six)).toBeUndefined();
		expect(await sinceOf(five)).toBeGreaterThan(second!);
	});

	it('sends again what goes back to the confirmed content while a change is not confirmed', async () => {
		const products = detector();
		const [five, six] = [record('1', 5), record('1', 6)];
		await products.detect([five], '1');
		await products.confirm([five]);
		// The target may have got it: the run ended before it could say so.
		await products.detect([six], '2');
		expect(await products.detect([five], '3')).toEqual(['changed']);
		await products.confirm([five]);
		expect(await products.detect([five], '4')).toEqual(['unchanged']);
	});

	it('finds what a full listing no longer has, and knows it when it comes back', async () => {
		const products = detector();
		const all = ['a', 'b', 'c'].map((key) => record(key, key));
		await products.detect(all, '1');
		await products.confirm(all.slice(0, 2));
		await products.detect(all.slice(0, 1), '2');
		// c never reached the target: there is nothing to delete.
		expect(await products.findDeleted('2')).toEqual({ deleted: ['b'], known: 2 });
		expect(await products.findDeleted('2')).toMatchObject({ deleted: ['b'] });
		await products.confirmDeleted(['b']);
		expect(await products.findDeleted('2')).toEqual({ deleted: [], known: 1 });
		expect(await products.detect([all[1]!], '3')).toEqual(['restored']);
	});

	it('takes everything for new after it was told to forget', async () => {
		const products = detector();
		const records = [record('1', 1)];
		await products.detect(records, '1');
		await products.confirm(records);
		await products.forget();
		expect(await products.detect(records, '2')).toEqual(['new']);
	});

	it('keeps records of any key apart', async () => {
		const keys = fc.uniqueArray(
			fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '')),
		);
		await fc.assert(
			fc.asyncProperty(keys, fc.integer(), async (all, price) => {
				const products = detector();
				const records = all.map((key) => record(key, { price, key }));
				const confirmed = records.filter((_, index) => index % 2 === 0);
				await products.detect(records, '1');
				await products.confirm(confirmed);
				expect(await products.detect(records, '2')).toEqual(
					records.map((_, index) => (index % 2 === 0 ? 'unchanged' : 'new')),
				);
			}),
		);
	});
});

describe('the content hash', () => {
	it('does not depend on the order of fields, and on nothing but the chosen ones', () => {
		expect(hash({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hash({ b: [{ d: 3, c: 2 }], a: 1 }));
		expect(hash({ a: [1, 2] })).not.toBe(hash({ a: [2, 1] }));
		const price = compileContentHash(['price.amount', 'sku']);
		expect(price({ sku: 'x', price: { amount: 5 }, seen: 1 })).toBe(
			price({ price: { amount: 5 }, sku: 'x' }),
		);
		expect(price({ sku: 'x', price: { amount: 5 } })).not.toBe(
			price({ sku: 'x', price: { amount: 6 } }),
		);
	});

	it('keeps different values apart', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
				const same = JSON.stringify(one) === JSON.stringify(other);
				if (hash(one) === hash(other)) expect(normal(one)).toEqual(normal(other));
				else expect(same).toBe(false);
			}),
		);
	});
});

/** Without -0, which JSON writes as 0. */
const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
