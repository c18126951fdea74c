import { createApi } from '../lib/api.ts';
import { anOrder, forged, fromShopify, SHOPIFY } from '../lib/deliveries.ts';
import { answered, calls } from '../lib/figures.ts';
import { answers, creates } from '../lib/routes.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

const warehouse = createApi({
	'POST /reservations': creates('RES'),
	'DELETE /reservations/:id': answers(undefined, 204),
});
const payments = createApi({
	'POST /charges': creates('CH'),
	'POST /charges/:id/refunds': creates('RE'),
});
const carrier = createApi({ 'POST /shipments': creates('SH') });

const pay = (stage: Stage, paid = fromShopify(anOrder(), 'orders/paid')) =>
	stage.deliver('Paid order', paid);
const first = fromShopify(anOrder(), 'orders/paid');

export const sagaWithCompensation: Try = {
	hosts: {
		'warehouse.example.com': warehouse,
		'payments.example.com': payments,
		'carrier.example.com': carrier,
	},
	credentials: {
		'Your Shopify signing secret': SHOPIFY,
		'Your warehouse token': { token: 'warehouse-token' },
		'Your payments token': { token: 'payments-token' },
		'Your carrier token': { token: 'carrier-token' },
	},
	figures: {
		answered,
		reserved: calls(warehouse, 'POST /reservations'),
		charged: calls(payments, 'POST /charges'),
		shipped: calls(carrier, 'POST /shipments'),
		refunded: calls(payments, 'POST /charges/:id/refunds'),
		released: calls(warehouse, 'DELETE /reservations/:id'),
	},
	steps: [
		{
			what: 'A paid order',
			act: (stage) => pay(stage, first),
			then: { answered: '200', reserved: 1, charged: 1, shipped: 1 },
		},
		{
			what: 'The same delivery again',
			act: (stage) => pay(stage, first),
			then: { answered: '200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => pay(stage, forged(first)),
			then: { answered: '200 200 401' },
		},
		{
			what: 'The carrier is down, an order',
			async act(stage) {
				carrier.goDown();
				await pay(stage);
			},
			then: { answered: '200 200 401 200', reserved: 2, charged: 2, waiting: 1 },
		},
		{
			what: 'It is up again',
			act: () => carrier.mend(),
			then: { shipped: 2, waiting: 0 },
		},
		{
			what: 'The carrier refuses an order',
			async act(stage) {
				carrier.refuse(() => 422);
				await pay(stage);
			},
			then: {
				...{ answered: '200 200 401 200 200', reserved: 3, charged: 3, refunded: 1, released: 1 },
				'dead letters': 1,
			},
		},
		{
			what: 'And one while no stock can be released',
			async act(stage) {
				warehouse.refuse(({ method }) => (method === 'DELETE' ? 503 : undefined));
				await pay(stage);
			},
			then: {
				...{ answered: '200 200 401 200 200 200', reserved: 4, charged: 4, refunded: 2 },
				'dead letters': 2,
			},
		},
		{
			what: 'Mended, after the circuit breaker’s 10 s, and replayed',
			async act(stage) {
				carrier.mend();
				warehouse.mend();
				await stage.wait(11_000);
				await stage.replay();
			},
			then: { released: 2, 'dead letters': 0 },
		},
	],
};
