import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findProvider, providers } from '../../providers/registry';

const MODULES = path.join(__dirname, '../../node_modules');
const SMALL = 'a an and as at but by for in nor of on or the to via with'.split(' ');

const typesOf = (name: string) => findProvider(name)?.webhook.events.map(({ type }) => type) ?? [];

/** What the group captures in a declaration file of an SDK, or in each of a folder's. */
function declared(inSdk: string, pattern: RegExp): string[] {
	const from = path.join(MODULES, inSdk);
	const files = inSdk.endsWith('.d.ts')
		? [from]
		: readdirSync(from).map((file) => path.join(from, file));
	return files
		.filter((file) => file.endsWith('.d.ts'))
		.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)])
		.map(([, found]) => found ?? '');
}

describe.each(Object.values(providers))('$name', ({ webhook }) => {
	it('labels each event in title case', () => {
		const words = webhook.events.flatMap(({ label, group = 'Events' }) =>
			[label, group].flatMap((text) => text.split(' ')),
		);
		const odd = words.filter((word) => !/^\(?[A-Z0-9]/.test(word) && word !== 'mTLS');
		expect(odd.filter((word) => !SMALL.includes(word))).toEqual([]);
	});

	it('has no space around a type, and a heading where there are many', () => {
		for (const { type } of webhook.events) expect(type).toMatch(/^\S(.*\S)?$/);
		const ungrouped = webhook.events.filter((event) => !('group' in event));
		expect(ungrouped.length).toBeLessThan(15);
	});

	it('names each heading once', () => {
		const runs = webhook.events
			.map((event) => ('group' in event ? event.group : undefined))
			.filter((group, at, all) => group !== all[at - 1]);
		expect(new Set(runs).size).toBe(runs.length);
	});
});

describe('every event that an SDK declares', () => {
	it.each<[provider: string, sdk: string, pattern: RegExp, atLeast: number]>([
		['stripe', 'stripe/types/WebhookEndpointsResource.d.ts', /\| '(\w+(?:\.\w+)+)'/g, 240],
		['square', 'square/api/types', /type of (?:this )?event.*`"([\w.]+?)\.?"/g, 100],
		['openai', 'openai/resources/webhooks/webhooks.d.ts', /^ {4}type: '(\w+(?:\.\w+)+)';/gm, 25],
		['slack', '@slack/types/dist/events', /Event \{[^}]*?\n {4}type: '(\w+)';/g, 60],
		['twilio', 'twilio/lib/rest/api/v2010/account/message.d.ts', statuses('Message'), 10],
		['twilio', 'twilio/lib/rest/api/v2010/account/call.d.ts', statuses('Call'), 8],
	])('is in %s, as %s has it', (provider, sdk, pattern, atLeast) => {
		const found = declared(sdk, pattern).flatMap((one) => one.split(/[" |]+/).filter(Boolean));
		expect(found.length).toBeGreaterThanOrEqual(atLeast);
		expect(found.filter((type) => !typesOf(provider).includes(type))).toEqual([]);
	});
});

function statuses(of: string): RegExp {
	return new RegExp(`type ${of}Status = ([^;]+);`, 'g');
}
