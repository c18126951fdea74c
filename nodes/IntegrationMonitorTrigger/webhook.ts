import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { storeFor } from '../shared/storeFor';
import { clock } from '../shared/systemTime';
import { readRawBody } from '../triggers/shared/rawBody';
import { accessOf } from './access/credential';
import { takeSnapshot } from './figures/snapshot';
import { describeIntegration } from './changeItem';
import { json, type MonitorRequest, type MonitorResponse } from './http';
import { serve } from './serve';
import { rulesOf, settingsOf } from './settings';

const CREDENTIAL = 'steadfastMonitorApi';
const SUB_PATH = /\/(metrics|health|api)\/?$/;

/** The webhook method: n8n's request in, the answer out. It writes the answer itself. */
export async function answer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const test = context.getMode() === 'manual';
	const url = monitorUrl(context, test);
	let response: MonitorResponse;
	try {
		const store = await storeFor(context);
		const rules = rulesOf(context);
		const { openHealth = false, healthFailsWith = 'ledger' } = settingsOf(context);
		const credential = context.getNode().credentials?.[CREDENTIAL]
			? await context.getCredentials(CREDENTIAL)
			: {};
		const request = await readRequest(context);
		const host = request.headers.host;
		response = await serve(
			{
				...{ store, rules, openHealth, healthFailsWith, clock },
				access: accessOf(credential),
				origins: [url.origin, ...(host ? [`http://${host}`, `https://${host}`] : [])],
				cookie: { path: url.pathname, secure: url.protocol === 'https:' },
			},
			request,
		);
		if (test && response.status === 200 && request.path === '') {
			send(context, response);
			const { integrations } = await takeSnapshot(store, rules, clock());
			const items = integrations.map((one) => ({
				json: describeIntegration(one, url.href),
			}));
			return { noWebhookResponse: true, workflowData: [items.length > 0 ? items : [{ json: {} }]] };
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.error(`The monitor could not answer: ${reason}`);
		response = json(503, {
			status: 'unavailable',
			message: 'The ledger, or the Redis beside it, could not be read. n8n’s log says which.',
		});
	}
	send(context, response);
	return { noWebhookResponse: true };
}

/** Where people reach the monitor: behind a proxy n8n knows it, the request does not. */
export function monitorUrl(
	context: Pick<IWebhookFunctions, 'getNodeWebhookUrl'>,
	test: boolean,
): URL {
	const registered = context.getNodeWebhookUrl('default');
	const url = URL.parse(registered ?? '') ?? new URL('http://localhost/');
	// In a test run n8n names the production path.
	if (test) url.pathname = url.pathname.replace('/webhook/', '/webhook-test/');
	return url;
}

async function readRequest(context: IWebhookFunctions): Promise<MonitorRequest> {
	const { method, originalUrl, headers, ip } = context.getRequestObject();
	const { pathname, searchParams } = new URL(originalUrl, 'http://localhost');
	const [, path = ''] = SUB_PATH.exec(pathname) ?? [];
	const form = method === 'POST' ? await readRawBody(context) : undefined;
	return {
		method,
		path: path as MonitorRequest['path'],
		query: searchParams,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [
				name,
				value === undefined ? value : String(value),
			]),
		),
		body: new URLSearchParams(form?.toString('utf8') ?? ''),
		address: ip ?? '',
	};
}

function send(context: IWebhookFunctions, { status, headers, body }: MonitorResponse): void {
	const response = context.getResponseObject();
	// n8n lets pages of every origin read a webhook's answer; no other page need read this one.
	response.removeHeader('Access-Control-Allow-Origin');
	response.status(status).set(headers).end(body);
}
