import type { IExecuteFunctions } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { authenticating, type CredentialFields } from '../../core/auth';
import { caching } from '../../core/cache';
import { graphqlErrors } from '../../core/graphql';
import {
	answerErrors,
	breaking,
	cappingInFlight,
	compressing,
	fallingBack,
	limiting,
	once,
	pipeline,
	reachedState,
	retrying,
	type HttpRequest,
	type Policy,
} from '../../core/http';
import type { Answer } from '../../core/http/pipeline';
import type { SharedState } from '../../core/state';
import type { ErrorShape, Preset } from '../../providers/Preset';
import { savingAsBinary } from '../shared/http/binaryData';
import { egressFilter } from '../shared/http/egressFilter';
import { httpTransport } from '../shared/http/httpTransport';
import { storeFor } from '../shared/storeFor';
import { clock, random, sleep } from '../shared/systemTime';
import { readCaller, type Caller } from './authentication';
import { withClientCertificate } from './clientCertificate';
import type { Settings } from './settings';

export interface Sender {
	/** Makes a call with all its policies. @throws CallFailed */
	send(request: HttpRequest): Promise<Answer>;
	/** What no output and no error may show. */
	secrets(): readonly string[];
	state: SharedState;
	/** Tells callers apart. */
	credentialId: string;
	/** Of a preset's credential, for its placeholders. */
	fields: CredentialFields;
}

/** An answer that is longer is neither cached nor recalled with its body, bytes. */
const MAX_KEPT_BYTES = 1024 * 1024;

/** The policies of one run around one transport. @throws when the credential or a path is wrong. */
export async function prepareSender(
	context: IExecuteFunctions,
	settings: Settings,
	preset: Preset | undefined,
): Promise<Sender> {
	const filter = egressFilter(context);
	const state = reachedState((await storeFor(context)).state);
	const { connection, secrets } = await withClientCertificate(context, settings.connection);
	const plain = httpTransport(filter, connection);
	const caller = await readCaller(context, plain, preset);
	// Pages and the answers to batches are read here.
	const isFile = settings.response.format === 'file' && !settings.pages && !settings.batches;
	const transport = isFile
		? httpTransport(filter, { ...connection, save: savingAsBinary(context) })
		: plain;
	const policiesFor = policyFactory(context, settings, caller, state, preset?.errors);
	const signal = context.getExecutionCancelSignal();
	const pipelines = new Map<string, ReturnType<typeof pipeline>>();
	let last: { origin: string; send: ReturnType<typeof pipeline> } | undefined;

	/** Calls to one host, or with one credential, stand behind the same limit and breaker. */
	function pipelineFor(url: string) {
		if (last && url.startsWith(last.origin)) return last.send;
		const { host, origin } = new URL(url);
		const byCredential = settings.limit.keyBy === 'credential' && caller.id;
		const key = settings.sharedKey ?? (byCredential ? `${host} as ${caller.id}` : host);
		const send =
			pipelines.get(key) ?? pipeline(policiesFor(key), transport, clock, settings.retry.rules);
		pipelines.set(key, send);
		last = { origin: `${origin}/`, send };
		return send;
	}

	return {
		send: (request) => pipelineFor(request.url)(request, signal),
		secrets: () => [
			...secrets,
			...caller.secrets,
			...caller.authenticators.flatMap((each) => each.secrets()),
		],
		state,
		credentialId: caller.id,
		fields: caller.fields,
	};
}

/**
 * Outermost first. The cache costs no limit; a confirmed call is known before any attempt; a body is
 * compressed once; each attempt is signed anew and asks breaker, cap and limit; a second try after a
 * 401 asks them too.
 * GraphQL's errors are read innermost, so that the limit learns of a refusal that came as a 200.
 */
function policyFactory(
	context: IExecuteFunctions,
	settings: Settings,
	caller: Caller,
	state: SharedState,
	{ ok, message = '' }: Partial<ErrorShape> = {},
): (key: string) => Policy[] {
	const time = { clock, random, sleep };
	const { limit, cap, breaker, fallback, graphql } = settings;
	const limits = limit.limits.length + limit.endpoints.length > 0 || limit.adaptive;
	return (key) => [
		...(fallback ? [fallingBack(fallback)] : []),
		...(settings.caching ? [cachePolicy(settings.caching, caller, state)] : []),
		...(settings.onceMs ? [oncePolicy(context, settings, settings.onceMs, key, state)] : []),
		...(settings.compress ? [compressing] : []),
		retrying({ ...settings.retry, ...time }),
		...caller.authenticators.map(authenticating),
		...(breaker
			? [breaking({ key, policy: breaker, maxWaitMs: limit.maxWaitMs, state, ...time })]
			: []),
		...(cap ? [cappingInFlight({ key, ...cap, state, ...time, newId: randomUUID })] : []),
		...(limits ? [limiting({ key, ...limit, state, ...time })] : []),
		...(graphql ? [graphqlErrors(graphql)] : []),
		...(ok ? [answerErrors({ ok, message })] : []),
	];
}

const cachePolicy = (
	rules: NonNullable<Settings['caching']>,
	{ id }: Caller,
	state: SharedState,
): Policy => caching({ ...rules, credential: id, maxBytes: MAX_KEPT_BYTES, state, clock });

function oncePolicy(
	context: IExecuteFunctions,
	{ retry, timeoutMs }: Settings,
	keepMs: number,
	key: string,
	state: SharedState,
): Policy {
	return once({
		scope: `${context.getNode().id} ${key}`,
		keyOf: ({ idempotent, id }) => (idempotent ? id : undefined),
		keepMs,
		leaseMs: retry.deadlineMs + timeoutMs,
		maxWaitMs: retry.deadlineMs,
		maxBytes: MAX_KEPT_BYTES,
		state,
		sleep,
		newOwner: randomUUID,
	});
}
