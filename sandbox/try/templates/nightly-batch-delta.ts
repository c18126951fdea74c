import { createApi } from '../lib/api.ts';
import type { Route } from '../lib/api.ts';
import { calls } from '../lib/figures.ts';
import { lists, removes } from '../lib/routes.ts';
import type { Row, Rows } from '../lib/routes.ts';
import type { Stage } from '../lib/stage.ts';
import type { Try } from '../lib/Try.ts';

const products: Rows = new Map();
const taken: Rows = new Map();
let unwanted: unknown;
let written = 0;

/** Takes a batch, but for the product that it does not want. */
const takeBatch: Route = ({ body }) => {
	const { items } = body as { items: Row[] };
	const failed = items.flatMap(({ id }, index) =>
		id === unwanted ? [{ index, message: 'No such category' }] : [],
	);
	for (const item of items.filter(({ id }) => id !== unwanted)) {
		taken.set(String(item.id), item);
		written += 1;
	}
	return { status: 200, body: { failed } };
};

export const source = createApi({ 'GET /products': lists(products, 'data') });
export const target = createApi({
	'POST /products/batch': takeBatch,
	'DELETE /products/:id': removes(taken),
});

/** A product of the source is new, or has changed. */
export const change = (id: number, price: number) =>
	products.set(String(id), { id, price, updated_at: new Date().toISOString() });

/** The target says of this product that it does not fit; of undefined: all do. */
export const reject = (id: number | undefined) => (unwanted = id);

export const night = (stage: Stage) => stage.run('Every night');

export const nightlyBatchDelta: Try = {
	hosts: { 'source.example.com': source, 'target.example.com': target },
	credentials: {
		'Your source API key': { placement: 'header', name: 'X-Api-Key', apiKey: 'sandbox-key' },
		'Your target token': { token: 'sandbox-token' },
	},
	figures: {
		'pages read': calls(source, 'GET /products', 200),
		'records taken': () => written,
		deleted: calls(target, 'DELETE /products/:id', 204),
		'at the target': () => [...taken.keys()].join(' '),
	},
	steps: [
		{
			what: 'The first night: three products',
			act(stage) {
				for (const id of [1, 2, 3]) change(id, 5);
				return night(stage);
			},
			then: { 'pages read': 2, 'records taken': 3, 'at the target': '1 2 3' },
		},
		{ what: 'Nothing has changed', act: night, then: { 'pages read': 4 } },
		{
			what: 'One changes, one is deleted',
			act(stage) {
				change(1, 6);
				products.delete('3');
				return night(stage);
			},
			then: { 'pages read': 5, 'records taken': 4, deleted: 1, 'at the target': '1 2' },
		},
		{
			what: 'The target refuses one of two',
			act(stage) {
				reject(4);
				change(4, 5);
				change(5, 5);
				return night(stage);
			},
			then: { 'pages read': 7, 'records taken': 5, 'dead letters': 1, 'at the target': '1 2 5' },
		},
		{
			what: 'It is refused the next night too',
			act: night,
			then: { 'pages read': 9 },
		},
		{
			what: 'Mended and replayed',
			act(stage) {
				reject(undefined);
				return stage.replay();
			},
			then: { 'records taken': 6, 'dead letters': 0, 'at the target': '1 2 5 4' },
		},
		{
			what: 'The target is down',
			act(stage) {
				target.goDown();
				change(1, 7);
				change(2, 7);
				return night(stage);
			},
			then: { 'pages read': 11, 'dead letters': 2 },
		},
		{
			what: 'Up again, after the circuit breaker’s 10 s, and replayed',
			async act(stage) {
				target.mend();
				await stage.wait(11_000);
				await stage.replay();
			},
			then: { 'records taken': 8, 'dead letters': 0 },
		},
		{ what: 'The next night', act: night, then: { 'pages read': 13 } },
	],
};
