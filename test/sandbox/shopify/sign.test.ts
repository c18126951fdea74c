import { sign } from '../../../sandbox/shopify/sign.ts';

test('signs as Shopify does: a request that its own SDK accepts', () => {
	const body =
		'{"id":820982911946154500,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","email":"jon@example.com","total_price":"403.00","currency":"USD","note":"Señor – ✓","line_items":[]}';
	expect(sign(body, 'shpss_0123456789abcdef0123456789abcdef')).toBe(
		'E+p5ndZIRk4du7DKanXgGpzWXzG3duTa4oL1etS8dnY=',
	);
});
