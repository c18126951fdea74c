import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { NewDelivery } from '../../../core/delivery/types';
import { logRecord } from '../../../core/observe/logRecord';
import type { Provider } from '../../../providers/Provider';
import type { Ledger, Recorded } from '../../../store/Store';
import { get } from '../../shared/http/get';
import { instanceStore } from '../../shared/instanceStore';
import { webhookRequests } from '../../shared/metrics';
import { clock } from '../../shared/systemTime';
import { calledUrl } from './address';
import { admit } from './admission';
import { readRawBody } from './rawBody';
import { replyBody } from './reply';
import { readSettings } from './settings';
import { toItem } from './toItem';

/** Asks the provider to come back soon: what hinders us usually passes in seconds. */
const COME_BACK = { 'Retry-After': '10' };

/**
 * The webhook method of every Verified Trigger: verify, record, and only then acknowledge. It
 * answers the caller itself, because n8n would say 200 to an event that was dropped.
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
		const settings = await readSettings(context, credentialType);
		const admission = await admit(provider, { ...request, rawBody }, { ...settings, now: clock() });
		switch (admission.kind) {
			case 'refused': {
				const { status, reason, message } = admission;
				webhookRequests.add(provider.name, 'refused');
				logger.warn(`A ${provider.displayName} delivery was refused: ${message}`, { reason });
				return answer(status, { error: reason, message }, status === 503 ? COME_BACK : {});
			}
			case 'handshake': {
				const { status, headers: wanted, body, confirmUrl } = admission.handshake;
				if (confirmUrl) await get(context.helpers.getSecureEgressFilter(), confirmUrl);
				webhookRequests.add(provider.name, 'handshake');
				logger.info(`${provider.displayName} has checked this endpoint`);
				return answer(status, body, wanted);
			}
			case 'ignored': {
				const { delivery, reason } = admission;
				return await record('ignored', delivery, (ledger) => ledger.ignore(delivery, reason));
			}
			case 'accepted': {
				const { delivery } = admission;
				if (settings.direct || context.getMode() === 'manual') {
					webhookRequests.add(provider.name, 'direct');
					return { workflowData: [[toItem(delivery, 1)]] };
				}
				return await record('recorded', delivery, (ledger) => ledger.record(delivery));
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

	async function record(
		outcome: 'recorded' | 'ignored',
		delivery: NewDelivery,
		write: (ledger: Ledger) => Promise<Recorded>,
	): Promise<IWebhookResponseData> {
		const { ledger } = await instanceStore();
		const { id, duplicate } = await write(ledger);
		const result = duplicate ? 'duplicate' : outcome;
		webhookRequests.add(provider.name, result);
		const recorded = logRecord('received', { ...delivery, id }, { outcome: result });
		logger.info('Delivery is received', recorded);
		const reply = replyBody(
			provider,
			{ ...request, rawBody: delivery.body },
			{ outcome: result, id },
		);
		return answer(provider.webhook.successStatus, reply);
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
