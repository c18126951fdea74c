import type { INodePropertyOptions } from 'n8n-workflow';
import { retention } from '../../nodes/shared/housekeeping';
import { deliveryFields } from '../../nodes/triggers/shared/deliveryFields';
import { shopify } from '../../providers/shopify/provider';
import { readPage } from '../support/pages';

const page = readPage('docs/delivery.md').text.replace(/\s+/g, ' ');
const tables = page.slice(page.indexOf('## Options'), page.indexOf('## The store'));
const matches = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, name = '']) => name);

const own = deliveryFields(shopify);
const names = own.map(({ displayName }) => displayName);

describe('docs/delivery.md', () => {
	it('has a row for each option about delivery, and for no other', () => {
		expect(matches(tables, /\| \*\*(.+?)\*\*/g).sort()).toEqual([...names].sort());
	});

	it('explains each way to keep an order', () => {
		const order = own.find(({ name }) => name === 'order');
		const ways = ((order?.options ?? []) as INodePropertyOptions[]).filter(
			({ value }) => value !== 'none',
		);
		expect(ways).toHaveLength(3);
		for (const { name } of ways) {
			const said = name.replace('In Order: ', '');
			expect(page).toContain(`_${said}_`);
		}
	});

	it('names the variables that are read, with their defaults', () => {
		const days = matches(page, /`(STEADFAST_KEEP_\w+)`/g);
		expect(days).toHaveLength(2);
		for (const name of days) expect(() => retention({ [name]: 'x' })).toThrow(name);
		const { doneMs, deadMs } = retention({});
		expect(page).toMatch(new RegExp(`KEEP_DONE_DAYS\` \\| ${doneMs / 86_400_000} `));
		expect(page).toMatch(new RegExp(`KEEP_DEAD_DAYS\` \\| ${deadMs / 86_400_000} `));
	});

	it('gives the figures of the form', () => {
		const attempts = own.find(({ name }) => name === 'attempts');
		expect(page).toContain(`Shopify (${String(attempts?.default)} attempts)`);
	});
});
