import { similarity, tokensOf, wordsOf } from '../../../core/mapping/names';

describe('the words of a name', () => {
	it.each([
		['shippingAddresses', ['shipping', 'address']],
		['line_items[*].SKU', ['line', 'item', 'sku']],
		['e-mail', ['email']],
		['E-Mail address', ['email', 'address']],
		['order2Id', ['order2', 'id']],
		['Größe–in cm', ['größe', 'in', 'cm']],
		['is', ['is']],
		['gas', ['gas']],
		['tags', ['tag']],
		['class', ['class']],
		['', []],
		['--', []],
	])('%s', (name, words) => {
		expect(wordsOf(name)).toEqual(words);
	});

	it('are one for what systems call the same', () => {
		expect([...tokensOf('customerSurname')]).toEqual([...tokensOf('buyers_last')]);
		expect([...tokensOf('sku')]).toEqual(['sku']);
	});
});

describe('what two names have in common', () => {
	const of = (a: string, b: string) => similarity(tokensOf(a), tokensOf(b));

	it('is all of two names of the same words, and nothing of others', () => {
		expect(of('total_price', 'amountTotal')).toBe(1);
		expect(of('sku', 'email')).toBe(0);
		expect(of('', '')).toBe(0);
	});

	it('is the share of their words, of which weak ones count less', () => {
		expect(of('ship city', 'ship street')).toBe(0.5);
		expect(of('created_at', 'ordered')).toBeCloseTo(2 / 2.3, 9);
	});
});
