import { serve } from '../lib/http.ts';
import { call, lastRun, withCalls } from './lib/calls.ts';
import type { Proof } from './lib/proof.ts';
import { onStage } from './lib/stage.ts';

type Bad = {
	input: string;
	parameters: Record<string, unknown>;
	/** what each item holds, for expressions */
	value?: string;
	/** what the error has to name */
	names: string;
	/** whether it is wrong for an item, and not for the whole run */
	ofItem?: true;
};

const ITEMS = 2;
const FROM_ITEM = '={{ $json.value }}';
const header = (name: string, value: string) => ({ headers: { parameter: [{ name, value }] } });
const post = { method: 'POST' };

const bad = (url: string): Bad[] => [
	{
		input: 'negative rate',
		parameters: { rateLimit: { requests: -5 } },
		names: 'Rate Limit → Requests',
	},
	{
		input: 'a window of 0 seconds',
		parameters: { rateLimit: { requests: 5, perSeconds: 0 } },
		names: 'Rate Limit → Per Seconds',
	},
	{
		input: 'huge number of attempts',
		parameters: { retry: { attempts: 1e15 } },
		names: 'Retry → Attempts',
	},
	{
		input: 'timeout of 1e300 s',
		parameters: { options: { timeoutSeconds: 1e300 } },
		names: 'Options → Timeout',
	},
	{
		input: 'text in the place of a number',
		parameters: { options: { inFlight: '={{ "many" }}' } },
		names: 'Options → Calls at a Time',
	},
	{
		input: 'an API that does not exist',
		parameters: { api: 'nobody' },
		names: 'API',
	},
	{
		input: 'answer into __proto__',
		parameters: { response: { field: '__proto__' } },
		names: 'Response → Put Into Field',
	},
	{
		input: 'placeholder {id} that nothing fills',
		parameters: { url: `${url}/orders/{id}` },
		names: 'URL',
		ofItem: true,
	},
	{
		input: 'URL from a field that the item lacks',
		parameters: { url: '={{ $json.address }}' },
		names: 'URL',
		ofItem: true,
	},
	{
		input: 'idempotency key from a field that the item lacks',
		parameters: { ...post, idempotency: 'expression', idempotencyKey: '={{ $json.key }}' },
		names: 'Idempotency Key',
		ofItem: true,
	},
	{
		input: 'header value with a line break and a second header',
		parameters: header('X-Note', FROM_ITEM),
		value: 'a\r\nX-Role: admin',
		names: 'header X-Note',
		ofItem: true,
	},
	{
		input: 'header name with a line break',
		parameters: header(FROM_ITEM, 'a'),
		value: 'X-Note: a\r\nX-Role',
		names: 'Header name',
		ofItem: true,
	},
	{
		input: 'header Transfer-Encoding',
		parameters: header('Transfer-Encoding', 'chunked'),
		names: 'Header Transfer-Encoding',
		ofItem: true,
	},
	{
		input: 'key with a line break',
		parameters: { ...post, idempotency: 'expression', idempotencyKey: FROM_ITEM },
		value: 'a\r\nb',
		names: 'idempotency key',
		ofItem: true,
	},
	{
		input: 'JSON cut off',
		parameters: { ...post, body: 'json', jsonBody: FROM_ITEM },
		value: '{"a":',
		names: 'JSON Body',
		ofItem: true,
	},
	{
		input: 'cyclic JSON',
		parameters: {
			...post,
			body: 'json',
			jsonBody: '={{ (() => { const a = {}; a.self = a; return a; })() }}',
		},
		names: 'JSON Body',
		ofItem: true,
	},
	{
		input: 'nested deeper than JSON goes',
		parameters: { ...post, body: 'graphql', graphqlQuery: '{ a }', graphqlVariables: FROM_ITEM },
		value: '['.repeat(1_000),
		names: 'Variables',
		ofItem: true,
	},
];

export const badParameters: Proof = {
	shows: 'parameters that make no sense: the error names field and item, and nothing is sent',
	async run({ signal }) {
		let requests = 0;
		const server = await serve(0, () => {
			requests += 1;
			return { status: 200, body: {} };
		});
		const all = bad(server.url);
		const names = all.map((_, index) => `bad-${index}`);
		const calls = all.map(({ parameters }, index): [string, Record<string, unknown>] => [
			names[index]!,
			{ method: 'GET', url: server.url, ...parameters },
		]);
		try {
			return await onStage(
				{ edit: withCalls(Object.fromEntries(calls)), signal },
				async (stage) => {
					const rows = [];
					const faults = [];
					for (const [index, { input, value, names: named, ofItem }] of all.entries()) {
						const before = requests;
						const items = Array.from({ length: ITEMS }, (_, id) => ({ id, value }));
						await call(stage, names[index]!, items, signal);
						const { error } = (await lastRun(stage)).data.resultData;
						const item = error?.context?.itemIndex;
						const sent = requests - before;
						rows.push({
							input,
							'the error': error?.message ?? '',
							item: item ?? 'all',
							'requests sent': sent,
						});
						if (!error?.message.includes(named))
							faults.push(`${input}: the error names no ${named}`);
						if (ofItem && item === undefined) faults.push(`${input}: the error names no item`);
						if (sent > 0) faults.push(`${input}: ${sent} requests were sent`);
					}
					return { rows, faults };
				},
			);
		} finally {
			await server.close();
		}
	},
};
