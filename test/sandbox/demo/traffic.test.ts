import { planTraffic } from '../../../sandbox/demo/traffic.ts';
import type { Action, Step } from '../../../sandbox/demo/traffic.ts';

const plan = planTraffic({ orders: 60, rate: 50, outageMs: 20_000 });

const only = <K extends Action['do']>(steps: Step[], kind: K) =>
	steps.filter((step): step is Step & { do: K } => step.do === kind);

test('orders come at an even rate, each once', () => {
	const orders = only(plan, 'order');
	expect(orders.map(({ index }) => index)).toEqual([...Array(60).keys()]);
	expect(orders.map(({ at }) => at)).toEqual([...Array(60).keys()].map((index) => index * 1_200));
	expect(orders.filter(({ rejected }) => rejected)).toHaveLength(1);
});

test('5 of 60 are sent a second time, each after its first', () => {
	const repeats = only(plan, 'repeat');
	expect(new Set(repeats.map(({ index }) => index)).size).toBe(5);
	for (const { at, index } of repeats) expect(at).toBeGreaterThan(index * 1_200);
});

test('each kind of forgery comes once', () => {
	expect(only(plan, 'forge').map(({ forgery }) => forgery)).toEqual([
		'wrong secret',
		'unsigned',
		'tampered',
	]);
});

test('the warehouse is away in the middle', () => {
	expect(only(plan, 'switch')).toEqual([
		{ do: 'switch', mode: 'down', at: 26_000 },
		{ do: 'switch', mode: 'up', at: 46_000 },
	]);
});

test('a small plan has one of each all the same', () => {
	const small = planTraffic({ orders: 4, rate: 120, outageMs: 60_000 });
	expect(only(small, 'order').filter(({ rejected }) => rejected)).toHaveLength(1);
	expect(only(small, 'repeat')).toHaveLength(1);
	expect(only(small, 'forge')).toHaveLength(3);
	expect(only(small, 'switch').map(({ mode }) => mode)).toEqual(['down', 'up']);
	expect(small.map(({ at }) => at)).toEqual([...small.map(({ at }) => at)].sort((a, b) => a - b));
});
