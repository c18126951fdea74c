import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { egressFilter } from '../../shared/http/egressFilter';
import { get } from '../../shared/http/get';
import { webhookRequests } from '../../shared/metrics';
import { storeFor } from '../../shared/storeFor';
import { clock } from '../../shared/systemTime';
import { calledUrl } from './address';
import { admit, type AdmittedEvent } from './admission';
import { readRawBody } from './rawBody';
import { record, tally } from './record';
import { optionsOf } from './parameters';
import { underSharedKey } from './reconciliation';
import { replyBody } from './reply';
import { ordered, scheduled } from './schedule';
import { readSettings } from './settings';
import { toItem } from './toItem';

/** Asks the provider to come back soon: what hinders us usually passes in seconds. */
const COME_BACK = { 'Retry-After': '10' };

/** What a stranger wrote is sent back: no browser may take it for a page. */
const NO_PAGE = { 'X-Content-Type-Options': 'nosniff' };

/** What a refusal of this status says besides. */
const REFUSAL_HEADERS: Readonly<Record<number, Record<string, string>>> = {
	405: { Allow: 'POST' },
	503: COME_BACK,
};

type Outcome = Record<string, string | number>;
type Reply = (outcome: Outcome) => Outcome | undefined;

/**
 * The webhook method of every Verified Trigger: verify, record, and only then acknowledge. It
 * answers the caller itself, because n8n would say 200 to an event that was dropped. Only where an
 * execution starts at once n8n answers, after it has written the execution down.
 */
export async function receive(
	context: IWebhookFunctions,
	provider: Provider,
	credentialType: string,
): Promise<IWebhookResponseData> {
	const { logger } = context;
	const { method, headers } = context.getRequestObject();
	const request = { method, url: calledUrl(context), headers };

	try {
		const rawBody = await readRawBody(context);
		const settings = await readSettings(context, provider, credentialType);
		const options = optionsOf(context);
		const now = clock();
		const admission = await admit(
			ordered(provider, options),
			{ ...request, rawBody },
			{ ...settings, now },
		);
		switch (admission.kind) {
			case 'refused': {
				const { status, reason, message } = admission;
				webhookRequests.add(provider.name, 'refused');
				logger.warn(`A ${provider.displayName} request was refused: ${message}`, { reason });
				return answer(status, { error: reason, message }, REFUSAL_HEADERS[status]);
			}
			case 'handshake': {
				const { status, headers: wanted, body, confirmUrl } = admission.handshake;
				if (confirmUrl) await get(egressFilter(context), confirmUrl);
				webhookRequests.add(provider.name, 'handshake');
				logger.info(`${provider.displayName} has checked this endpoint`);
				return answer(status, body, { ...NO_PAGE, ...wanted });
			}
			case 'accepted': {
				const { leftOut } = admission;
				const events = admission.events.map(({ delivery, ...event }) => ({
					...event,
					delivery: scheduled(underSharedKey(context, provider, delivery), options, now),
				}));
				if (leftOut > 0) {
					logger.warn(
						`${provider.displayName} signs only the first event of a delivery. What followed it could be forged and is left out (${leftOut}): let it send one event at a time.`,
					);
				}
				const received = { ...request, rawBody: rawBody ?? Buffer.alloc(0) };
				const reply = (outcome: Outcome) => replyBody(provider, received, outcome);
				const atOnce = settings.direct || context.getMode() === 'manual';
				return atOnce ? start(events, reply) : await take(events, reply);
			}
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		webhookRequests.add(provider.name, 'unavailable');
		logger.error(`A ${provider.displayName} delivery could not be taken in: ${reason}`);
		return answer(
			503,
			{ error: 'unavailable', message: 'The delivery could not be recorded. Send it again.' },
			COME_BACK,
		);
	}

	async function take(events: readonly AdmittedEvent[], reply: Reply) {
		const { ledger } = await storeFor(context);
		const recorded = await record(ledger, events, logger);
		return answer(provider.webhook.successStatus, reply(tally(recorded)));
	}

	/** Without the ledger: one execution for all that was asked for. */
	function start(events: readonly AdmittedEvent[], reply: Reply): IWebhookResponseData {
		const asked = events.filter(({ ignored }) => ignored === undefined);
		if (asked.length === 0) {
			return answer(provider.webhook.successStatus, reply({ outcome: 'ignored' }));
		}
		webhookRequests.add(provider.name, 'direct');
		const webhookResponse = reply({ outcome: 'started', events: asked.length }) ?? '';
		const options = optionsOf(context);
		const items = asked.map(({ delivery }) => toItem(delivery, 1, options));
		return { workflowData: [items], webhookResponse };
	}

	function answer(
		status: number,
		body: IDataObject | string = '',
		responseHeaders: Record<string, string> = {},
	): IWebhookResponseData {
		const response = context.getResponseObject().status(status).set(responseHeaders);
		if (typeof body === 'string') response.end(body);
		else response.json(body);
		return { noWebhookResponse: true };
	}
}
