import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { breaking, limiting, pipeline, retrying, type Policy } from '../../core/http';
import type { SharedState } from '../../core/state';
import { axiosTransport } from '../shared/http/axiosTransport';
import { parameterReader } from '../shared/parameters';
import { storeFor } from '../shared/storeFor';
import { clock, random, sleep } from '../shared/systemTime';
import { buildRequest, type ApiKey, type CallParameters } from './request';
import { toFailedCall, toResult, type FailedCall } from './result';
import { readSettings, type Settings } from './settings';

export interface Run {
	/** Calls at a time. */
	inFlight: number;
	/** Makes the call of one item; never rejects. */
	call(item: { json: IDataObject }, index: number): Promise<{ json: IDataObject } | FailedCall>;
}

/** Reads what is the same for all items, once. @throws when a setting makes no sense. */
export async function prepareRun(context: IExecuteFunctions): Promise<Run> {
	const settings = readSettings(context);
	const callParameters = callParameterReader(context);
	const node = context.getNode();
	const apiKey = await readApiKey(context);
	const secrets = apiKey ? secretsOf(apiKey) : [];
	const transport = axiosTransport(context.helpers.getSecureEgressFilter());
	const policiesFor = policyFactory(settings, (await storeFor(context)).state);
	const signal = context.getExecutionCancelSignal();
	const senders = new Map<string, ReturnType<typeof pipeline>>();
	const firstWithKey = new Map<string, number>();

	/** Calls to one host stand behind the same limit and breaker. */
	function senderFor(url: string) {
		const key = settings.sharedKey ?? new URL(url).host;
		const known = senders.get(key);
		if (known) return known;
		const sender = pipeline(policiesFor(key), transport, clock);
		senders.set(key, sender);
		return sender;
	}

	/** An API takes the second call with a key for a repetition of the first, and drops it. */
	function requireOwnKey(key: string | undefined, index: number): void {
		if (key === undefined) return;
		const first = firstWithKey.get(key);
		if (first !== undefined) {
			throw new Error(
				`Items ${first} and ${index} have the same idempotency key, so the API would drop one of them; give each its own under Idempotency Key`,
			);
		}
		firstWithKey.set(key, index);
	}

	return {
		inFlight: settings.inFlight,
		async call({ json }, index) {
			try {
				const parameters = callParameters(index);
				const request = buildRequest(parameters, json, node.id, settings.timeoutMs, apiKey);
				requireOwnKey(request.headers[parameters.idempotencyHeader.toLowerCase()], index);
				const { response, trace } = await senderFor(request.url)(request, signal);
				const { fullResponse } = settings;
				return { json: toResult(response, trace, json, { fullResponse, secrets }) };
			} catch (cause) {
				return toFailedCall(cause, node, index, secrets);
			}
		},
	};
}

function policyFactory(settings: Settings, state: SharedState): (key: string) => Policy[] {
	const time = { clock, random, sleep };
	const { limit, breaker, maxWaitMs } = settings;
	return (key) => [
		retrying({ ...settings.retry, ...time }),
		...(breaker ? [breaking({ key, policy: breaker, state })] : []),
		...(limit ? [limiting({ key, limits: [limit], maxWaitMs, state, ...time })] : []),
	];
}

function callParameterReader(context: IExecuteFunctions): (index: number) => CallParameters {
	const read = parameterReader(context);
	return (index) => {
		const pairs = (name: string) =>
			read<{ parameter?: CallParameters['headers'] }>(name, index, {}).parameter ?? [];
		const body = read<CallParameters['body']>('body', index, 'none');
		const idempotency = read<CallParameters['idempotency']>('idempotency', index, 'none');
		return {
			method: read('method', index),
			url: read('url', index),
			body,
			...(body === 'json' && { jsonBody: read<unknown>('jsonBody', index) }),
			headers: pairs('headers'),
			query: pairs('query'),
			idempotency,
			idempotencyHeader: read('idempotencyHeader', index, 'Idempotency-Key'),
			...(idempotency === 'expression' && {
				idempotencyKey: read<string>('idempotencyKey', index, ''),
			}),
		};
	};
}

async function readApiKey(context: IExecuteFunctions): Promise<ApiKey | undefined> {
	if (context.getNodeParameter('authentication', 0) !== 'apiKey') return undefined;
	const credential = await context.getCredentials<ApiKey>('steadfastApiKeyApi');
	if (credential.apiKey) return credential;
	throw new NodeOperationError(context.getNode(), 'The API key credential holds no key', {
		description: 'Open the credential, paste the key and save it.',
	});
}

/** The key as it is, and without a prefix such as "Bearer". */
function secretsOf({ apiKey }: ApiKey): string[] {
	return [
		String(apiKey),
		...String(apiKey)
			.split(/\s+/)
			.filter((part) => part.length > 7),
	];
}
