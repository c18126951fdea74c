import {
	compileSchema,
	compileVersioned,
	mapBatch,
	parseMapping,
	presets,
} from '../../../core/mapping';
import { examples } from '../../support/mappings';

describe('the example mappings', () => {
	it.each(examples)('%s gives the result that is written beside it', (_name, example) => {
		const { input, mapping, result } = example;
		const plan = { map: compileVersioned(parseMapping(mapping)) };
		const batch = mapBatch([input], plan, { now: 0 });
		expect(batch).toMatchObject({ results: [{ records: [0] }], refused: [] });
		expect(batch.results[0]?.value).toEqual(result);
	});

	it.each(examples.filter(([, { preset }]) => preset))(
		'%s fits its preset',
		async (_name, example) => {
			const { result, preset } = example;
			const validate = await compileSchema(JSON.stringify(presets[preset!].schema));
			expect(validate(result, 'target')).toEqual([]);
		},
	);

	it('are of each kind of integration', () => {
		expect(examples.map(([name]) => name).sort()).toEqual([
			'api-customer-to-crm',
			'etsy-receipt-to-shopify-order',
			'shopify-order-to-warehouse',
			'stripe-charge-to-ledger',
		]);
	});
});
