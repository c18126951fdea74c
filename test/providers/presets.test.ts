import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sendBatches } from '../../core/batch';
import { graphqlErrors } from '../../core/graphql';
import { idempotencyField, idempotencyKey, limiting } from '../../core/http';
import { compilePager } from '../../core/pagination';
import { endpointRule } from '../../core/ratelimit/endpoint';
import { toWindow } from '../../core/ratelimit/gcra';
import { RATE_DIALECTS } from '../../core/ratelimit/readRateHeaders';
import type { Preset } from '../../providers/Preset';
import { findPreset, presets } from '../../providers/presets';
import { findProvider } from '../../providers/registry';
import { createMemoryStore } from '../../store/memory/memoryStore';
import { baseUrl, ROOT, urlOf } from './presetSample';

const all: readonly Preset[] = Object.values(presets);

/** The column A of the systems that the pack is for. */
const WANTED =
	'shopify etsy stripe paypal square woocommerce ups fedex usps sendgrid postmark aws-ses aws-s3 cloudflare-r2 google-cloud-storage google-analytics google-analytics-data meta auth0 clerk okta segment mixpanel datadog openai anthropic huggingface twilio pusher ably pagerduty pagerduty-events github slack';

it('holds every folder with a preset, and every system that is wanted', () => {
	const folders = readdirSync(ROOT).filter((name) =>
		existsSync(path.join(ROOT, name, 'preset.ts')),
	);
	expect(Object.keys(presets).sort()).toEqual(folders.sort());
	expect(WANTED.split(' ').filter((name) => !findPreset(name))).toEqual([]);
	for (const name of ['constructor', '__proto__', 'nobody']) {
		expect(findPreset(name)).toBeUndefined();
	}
});

it('shows no name twice', () => {
	const names = all.map(({ displayName }) => displayName);
	expect(new Set(names).size).toBe(names.length);
});

describe.each(all)('$name', (preset) => {
	const { api, docs, headers, query, limits, idempotency, pagination = {}, batches = {} } = preset;
	const fields = api.fields.map(({ name }) => name);

	it('is called over https, and says where it is documented', () => {
		expect(new URL(baseUrl(preset)).protocol).toBe('https:');
		expect(api.baseUrl).toMatch(/[^/]$/);
		for (const link of Object.values(docs)) expect(new URL(link).protocol).toBe('https:');
	});

	it('names only fields that the credential asks for, and asks for each once', () => {
		const templates = JSON.stringify([
			{ ...api, fields: [] },
			headers,
			query,
			Object.values(pagination).map(({ example }) => example.path),
			Object.values(batches).map(({ path: at }) => at),
		]);
		const named = [...templates.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect(named.filter((name) => !fields.includes(name!))).toEqual([]);
		expect(new Set(fields).size).toBe(fields.length);
	});

	it('hides what is secret, and fits the credential of its webhooks', () => {
		const hidden = /secret|token|apiKey|password|keyFile|routingKey|writeKey/i;
		const open = api.fields.filter(({ name, secret }) => hidden.test(name) && !secret);
		expect(open.map(({ name }) => name)).toEqual([]);
		const others = findProvider(preset.name)?.api?.fields ?? [];
		for (const { name, secret } of api.fields) {
			const other = others.find((field) => field.name === name);
			if (other) expect(other.secret).toBe(secret);
		}
	});

	it('sends headers in lower case', () => {
		const names = Object.keys(headers ?? {});
		expect(names.map((name) => name.toLowerCase())).toEqual(names);
	});

	it('has limits that can be kept', () => {
		const { windows, endpoints = [], dialect, inFlight, plan } = limits;
		for (const limit of [...windows, ...endpoints.flatMap((rule) => rule.limits ?? [])]) {
			expect(toWindow(limit).interval).toBeGreaterThan(0);
		}
		for (const { path: pattern, method } of endpoints) {
			expect(pattern).toMatch(/^\//);
			if (method) expect(method).toBe(method.toUpperCase());
		}
		if (dialect) expect(RATE_DIALECTS).toContain(dialect);
		if (inFlight) expect(inFlight).toBeGreaterThan(0);
		if (plan) expect(plan).toMatch(/\.$/);
		const never = () => Promise.reject(new Error('waits'));
		const key = preset.name;
		const { state } = createMemoryStore(() => 0);
		const options = { key, limits: windows, endpoints, maxWaitMs: 0, state };
		expect(() => limiting({ ...options, clock: () => 0, sleep: never })).not.toThrow();
	});

	it('has rules for its own examples', () => {
		const { windows, endpoints = [], dialect, inFlight, plan } = limits;
		expect(
			windows.length + endpoints.length > 0 || !!(dialect ?? inFlight ?? plan ?? preset.notes),
		).toBe(true);
		for (const { example } of Object.values(pagination)) {
			const { pathname } = new URL(urlOf(preset, example.path));
			if (endpoints.some((rule) => rule.path.endsWith('**'))) {
				expect(endpointRule(endpoints, example.method ?? 'GET', pathname)).toBeDefined();
			}
		}
	});

	it('puts an idempotency key where the API takes it', () => {
		if (!idempotency) return;
		const { place, calls, maxLength } = idempotency;
		const key = idempotencyKey('event', 'node');
		expect(key.length).toBeLessThanOrEqual(maxLength);
		const field = idempotencyField(place);
		const call = {
			method: 'POST',
			url: baseUrl(preset),
			headers: {},
			body: '{"a":1}',
			timeoutMs: 1,
		};
		const keyed = field.write(call, key);
		expect(field.read(keyed)).toBe(key);
		expect(JSON.parse(String(keyed.body))).toMatchObject({ a: 1 });
		expect(calls.length).toBeGreaterThan(0);
		for (const { path: pattern } of calls) expect(pattern).toMatch(/^\//);
	});

	it('has ways to page and batches that compile', async () => {
		for (const { strategy } of Object.values(pagination)) compilePager(strategy);
		for (const { path: place, plan } of Object.values(batches)) {
			expect(new URL(urlOf(preset, place)).protocol).toBe('https:');
			const none = { plan, send: () => Promise.reject(new Error('sent')), inFlight: 1 };
			expect(await sendBatches([], none)).toEqual([]);
		}
		if (preset.graphql) graphqlErrors(preset.graphql);
	});

	it('takes no more into a batch than the API does', async () => {
		for (const { plan } of Object.values(batches)) {
			const { maxItems, maxBytes, maxItemBytes = maxBytes / 2 } = plan.limits;
			const sizes: Array<{ items: number; bytes: number }> = [];
			const send = async ({ body, indexes }: { body: string; indexes: readonly number[] }) => {
				sizes.push({ items: indexes.length, bytes: Buffer.byteLength(body) });
				throw new Error('not answered');
			};
			const small = Array.from({ length: maxItems + 1 }, (_, id) => ({ id }));
			await sendBatches(small, { plan, send, inFlight: 1 });
			const large = { data: 'x'.repeat(Math.min(maxItemBytes, maxBytes / 2) - 100) };
			const count = Math.min(maxItems, Math.ceil(maxBytes / maxItemBytes) + 1);
			await sendBatches(Array(count).fill(large), { plan, send, inFlight: 1 });
			expect(sizes[0]!.items).toBe(maxItems);
			expect(sizes[1]!.items).toBe(1);
			for (const { items, bytes } of sizes) {
				expect(items).toBeLessThanOrEqual(maxItems);
				expect(bytes).toBeLessThanOrEqual(maxBytes);
			}
			if (plan.limits.maxItemBytes) {
				const over = { data: 'x'.repeat(plan.limits.maxItemBytes) };
				const [outcome] = await sendBatches([over], { plan, send, inFlight: 1 });
				expect(outcome).toMatchObject({ ok: false, failure: { reason: 'refused' } });
			}
		}
	});

	it('says in sentences what data cannot say', () => {
		for (const text of [...(preset.notes ?? []), ...(preset.unconfirmed ?? [])]) {
			expect(text).toMatch(/^\S.*[.…]$/s);
		}
	});
});
