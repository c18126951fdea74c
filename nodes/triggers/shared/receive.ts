import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { get } from '../../shared/http/get';
import { instanceStore } from '../../shared/instanceStore';
import { clock } from '../../shared/systemTime';
import { calledUrl } from './address';
import { admit } from './admission';
import { readRawBody } from './rawBody';
import { record, tally } from './record';
import { replyBody } from './reply';
import { readSettings } from './settings';
import { toItem } from './toItem';

/** Asks the provider to come back soon: what hinders us usually passes in seconds. */
const COME_BACK = { 'Retry-After': '10' };

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
		const admission = await admit(provider, { ...request, rawBody }, { ...settings, now: clock() });
		switch (admission.kind) {
			case 'refused': {
				const { status, reason, message } = admission;
				logger.warn(`A ${provider.displayName} request was refused: ${message}`, { reason });
				return answer(status, { error: reason, message }, status === 503 ? COME_BACK : {});
			}
			case 'handshake': {
				const { status, headers: wanted, body, confirmUrl } = admission.handshake;
				if (confirmUrl) await get(context.helpers.getSecureEgressFilter(), confirmUrl);
				logger.info(`${provider.displayName} has checked this endpoint`);
				return answer(status, body, wanted);
			}
			case 'accepted': {
				const { events, leftOut } = admission;
				if (leftOut > 0) {
					logger.warn(
						`${provider.displayName} signs only the first event of a delivery: ${leftOut} others could be forged and are left out. Let it send one event at a time.`,
					);
				}
				const reply = (outcome: Record<string, string | number>) =>
					replyBody(provider, { ...request, rawBody: rawBody ?? Buffer.alloc(0) }, outcome);
				if (!settings.direct && context.getMode() !== 'manual') {
					const { ledger } = await instanceStore();
					const recorded = await record(ledger, events, logger);
					return answer(provider.webhook.successStatus, reply(tally(recorded)));
				}
				const items = events
					.filter(({ ignored }) => ignored === undefined)
					.map(({ delivery }) => toItem(delivery, 1));
				if (items.length === 0) {
					return answer(provider.webhook.successStatus, reply({ outcome: 'ignored' }));
				}
				const webhookResponse = reply({ outcome: 'started', events: items.length }) ?? '';
				return { workflowData: [items], webhookResponse };
			}
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		logger.error(`A ${provider.displayName} delivery could not be taken in: ${reason}`);
		return answer(
			503,
			{ error: 'unavailable', message: 'The delivery could not be recorded. Send it again.' },
			COME_BACK,
		);
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
