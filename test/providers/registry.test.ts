import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findProvider, providers, type ProviderName } from '../../providers/registry';
import { signatureHeaders } from './signatureHeaders';

const ROOT = path.join(__dirname, '../../providers');

it('holds every folder with a provider, and nothing else', () => {
	const folders = readdirSync(ROOT).filter((name) =>
		existsSync(path.join(ROOT, name, 'provider.ts')),
	);
	expect(folders.sort()).toEqual(Object.keys(providers).sort());
	expect(findProvider('stripe')).toBe(providers.stripe);
	for (const name of ['constructor', '__proto__', 'nobody']) {
		expect(findProvider(name)).toBeUndefined();
	}
});

it('keeps to the five minutes that these document', () => {
	const documented = 'stripe slack standard-webhooks svix clerk openai anthropic etsy'.split(' ');
	for (const name of documented) {
		expect(findProvider(name)?.webhook.time?.toleranceMs).toBe(5 * 60_000);
	}
});

describe.each(Object.values(providers))('$name', ({ name, displayName, docs, webhook }) => {
	it('is found under its name, with a delivery to try', () => {
		expect(findProvider(name)?.displayName).toBe(displayName);
		expect(readdirSync(path.join(ROOT, name, 'fixtures'))).not.toEqual([]);
	});

	it('has what its trigger needs', () => {
		expect(displayName).toMatch(/^[A-Z]/);
		expect(docs.webhooks).toMatch(/^https:\/\//);
		expect(webhook.setup).toMatch(/the URL above.*\.$/s);
		expect(webhook.retries).toMatch(/[^.]$/);
		expect([200, 202]).toContain(webhook.successStatus);
	});

	it('names each event once', () => {
		const types = webhook.events.map(({ type }) => type);
		const labels = webhook.events.map(({ label }) => label);
		expect(new Set(types).size).toBe(types.length);
		expect(new Set(labels).size).toBe(labels.length);
	});

	it('keeps no header with a signature or a secret', () => {
		const secret = signatureHeaders(name as ProviderName);
		expect(webhook.headers.filter((header) => secret.includes(header))).toEqual([]);
		expect(webhook.headers.map((header) => header.toLowerCase())).toEqual(webhook.headers);
	});
});
