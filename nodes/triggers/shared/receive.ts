import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { NewDelivery } from '../../../core/delivery/types';
import type { Provider } from '../../../providers/Provider';
import type { Ledger, Recorded } from '../../../store/Store';
import { instanceStore } from '../../shared/instanceStore';
import { clock } from '../../shared/systemTime';
import { wakeDrains } from '../../shared/wakers';
import { admit } from './admission';
import { readRawBody } from './rawBody';
import { readSettings } from './settings';
import { toItem } from './toItem';

/** Asks the provider to come back soon: what hinders writing usually passes in seconds. */
const RETRY_AFTER_SECONDS = '10';

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
	const { headers } = context.getRequestObject();

	try {
		const rawBody = await readRawBody(context);
		const settings = await readSettings(context, credentialType);
		const admission = admit(provider, { headers, rawBody }, { ...settings, now: clock() });
		switch (admission.kind) {
			case 'refused': {
				const { status, reason, message } = admission;
				logger.warn(`A ${provider.displayName} delivery was refused: ${message}`, { reason });
				return answer(status, { error: reason, message });
			}
			case 'ignored': {
				const { delivery, reason } = admission;
				return await record('ignored', delivery, (ledger) => ledger.ignore(delivery, reason));
			}
			case 'accepted': {
				const { delivery } = admission;
				if (settings.direct || context.getMode() === 'manual') {
					return { workflowData: [[toItem(delivery, 1)]] };
				}
				return await record('recorded', delivery, (ledger) => ledger.record(delivery));
			}
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		logger.error(`A ${provider.displayName} delivery could not be taken in: ${reason}`);
		return answer(
			503,
			{ error: 'unavailable', message: 'The delivery could not be recorded. Send it again.' },
			{ 'Retry-After': RETRY_AFTER_SECONDS },
		);
	}

	async function record(
		outcome: 'recorded' | 'ignored',
		delivery: NewDelivery,
		write: (ledger: Ledger) => Promise<Recorded>,
	): Promise<IWebhookResponseData> {
		const { ledger } = await instanceStore();
		const { id, duplicate } = await write(ledger);
		if (!duplicate) wakeDrains(delivery.scope);
		const result = duplicate ? 'duplicate' : outcome;
		logger.info('Delivery is received', {
			stage: 'received',
			outcome: result,
			deliveryId: id,
			correlationId: delivery.correlationId,
			provider: delivery.provider,
			type: delivery.type,
		});
		return answer(provider.webhook.successStatus, { outcome: result, id });
	}

	function answer(
		status: number,
		body: IDataObject,
		responseHeaders: Record<string, string> = {},
	): IWebhookResponseData {
		context.getResponseObject().status(status).set(responseHeaders).json(body);
		return { noWebhookResponse: true };
	}
}
