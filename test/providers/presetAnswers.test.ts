import axios from 'axios';
import { authenticator, tokenCache } from '../../core/auth';
import { sendBatches } from '../../core/batch';
import { pipeline, problemSentence, type HttpRequest, type Transport } from '../../core/http';
import { compileGetter } from '../../core/mapping/access';
import { parsePath } from '../../core/mapping/path';
import {
	collectPages,
	compilePager,
	paginate,
	type PaginationStrategy,
} from '../../core/pagination';
import { readRateHeaders } from '../../core/ratelimit/readRateHeaders';
import type { Preset } from '../../providers/Preset';
import { presets } from '../../providers/presets';
import { useNock } from '../support/nock';
import { answersOf, credentialOf, NOW, urlOf } from './presetSample';

const nock = useNock();
const all: readonly Preset[] = Object.values(presets);

const transport: Transport = {
	async send({ url, method, headers, body }) {
		const config = { responseType: 'arraybuffer', validateStatus: () => true } as const;
		const answer = await axios.request({ ...config, url, method, headers, data: body });
		return {
			status: answer.status,
			headers: answer.headers as Record<string, string>,
			body: Buffer.from(answer.data as ArrayBuffer),
		};
	},
};
const call = pipeline([], transport, () => NOW);
const json = { 'content-type': 'application/json' };
const get = (path: string, body: unknown) => compileGetter(parsePath(path))(body);

describe.each(all)('$name', (preset) => {
	const { pagination = {}, batches = {}, limits, errors } = preset;
	const { rate, pages = {}, batches: batched = {}, error } = answersOf(preset);

	it('has an answer for all that it says of answers', () => {
		expect(Object.keys(pages).sort()).toEqual(Object.keys(pagination).sort());
		expect(Object.keys(batched).sort()).toEqual(Object.keys(batches).sort());
		expect(!!rate).toBe(!!limits.dialect);
		expect(!!error).toBe(!!errors);
	});

	it('reads its limits', () => {
		if (!rate) return;
		const { headers = {}, body, says } = rate;
		const expected = says.map(({ resetsInS, ...rest }) => ({
			...rest,
			...(resetsInS !== undefined && { resetAt: NOW + resetsInS * 1000 }),
		}));
		expect(readRateHeaders(headers, body, NOW, limits.dialect)).toMatchObject(expected);
	});

	it('reads its errors', () => {
		if (!error || !errors) return;
		expect(get(errors.message, error.body)).toBe(error.message);
		if (errors.code) expect(get(errors.code, error.body) ?? undefined).toBe(error.code);
		if (errors.ok) expect(get(errors.ok, error.body)).toBe(false);
		const body = Buffer.from(JSON.stringify(error.body));
		expect(problemSentence({ status: error.status, headers: json, body })).not.toBe('');
	});

	it('proves who calls', async () => {
		const { auth } = preset.api;
		const send = async () => ({
			status: 200,
			headers: json,
			body: Buffer.from('{"access_token":"fetched","expires_in":3600}'),
		});
		if (auth.type === 'google-service-account') return;
		const deps = { send, clock: () => NOW, tokens: tokenCache(() => NOW), newId: () => 'id' };
		const request = { method: 'GET', url: urlOf(preset, '/x'), headers: {}, timeoutMs: 1000 };
		const { apply, secrets } = authenticator(auth, credentialOf(preset), deps);
		const proven = await apply(request);
		expect(proven.url + Object.values(proven.headers).join()).not.toMatch(/\{\w+\}/);
		expect(proven).not.toEqual(request);
		expect(secrets().every((secret) => secret.length > 0)).toBe(true);
	});

	it.each(entries(pages))('hands out a list in pages: %s', async (name, page) => {
		if (!page) return expect(pagination).toEqual({});
		const { example, strategy } = pagination[name]!;
		const { answers, asks, items } = page;
		const { origin } = new URL(urlOf(preset, '/'));
		for (const { headers, body } of answers) {
			const served = nock(origin).intercept(/./, example.method ?? 'GET');
			served.reply(200, JSON.stringify(body), { ...json, ...headers });
		}
		const first: HttpRequest = {
			method: example.method ?? 'GET',
			url: urlOf(preset, example.path),
			headers: example.method ? json : {},
			...(example.method && { body: '{"kept":true}' }),
			timeoutMs: 1000,
		};
		const asked: HttpRequest[] = [];
		const firstItems = get(strategy.itemsPath, answers[0].body) as unknown[];
		const run = paginate({
			pager: compilePager(ofSize(strategy, firstItems.length)),
			first,
			send: (request) => {
				asked.push(request);
				return call(request);
			},
			maxPages: 10,
			maxItems: 1000,
		});
		const { items: got, end } = await collectPages(run);
		expect(end).toMatchObject({ reason: 'last_page', pages: 2 });
		expect(got).toHaveLength(items);
		const [, second] = asked;
		const url = new URL(second!.url);
		expect(url.pathname).toBe(asks.path ?? new URL(first.url).pathname);
		expect(Object.fromEntries(url.searchParams)).toMatchObject(asks.query ?? {});
		if (second!.body)
			expect(JSON.parse(second!.body.toString())).toMatchObject({ kept: true, ...asks.body });
	});

	it.each(entries(batched))('takes many items at once: %s', async (name, batch) => {
		if (!batch) return expect(batches).toEqual({});
		const { path: place, plan } = batches[name]!;
		const { items, answer, outcomes } = batch;
		const url = new URL(urlOf(preset, place));
		nock(url.origin)
			.post(url.pathname)
			.reply(answer.status, answer.body === null ? '' : JSON.stringify(answer.body), json);
		const got = await sendBatches(items, {
			plan,
			send: ({ body }) =>
				call({ method: 'POST', url: url.href, headers: json, body, timeoutMs: 1000 }),
			inFlight: 1,
		});
		expect(got).toHaveLength(outcomes.length);
		got.forEach((outcome, index) => {
			if (outcome.ok) expect(outcomes[index]).toBe('ok');
			else expect(outcome.failure.message).toContain(outcomes[index]);
		});
	});
});

/** Jest wants a row even where there is nothing to try. */
function entries<T>(record: Record<string, T>): Array<[string, T | undefined]> {
	const rows = Object.entries(record);
	return rows.length > 0 ? rows : [['it does not', undefined]];
}

/** The same with as many items on a page as the example has, so that its first page is a full one. */
function ofSize(strategy: PaginationStrategy, items: number): PaginationStrategy {
	if (!('size' in strategy) || !strategy.size) return strategy;
	return { ...strategy, size: { ...strategy.size, items } };
}
