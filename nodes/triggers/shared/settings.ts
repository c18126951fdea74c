import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { RetryPolicy } from '../../../core/delivery/settle';
import { keyFetchers } from '../../shared/http/keyFetchers';
import type { AdmissionSettings } from './admission';

export type TriggerContext = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

/** The optional parameters, as the editor stores them: absent until a person adds one. */
export interface TriggerOptions {
	attempts?: number;
	firstWaitSeconds?: number;
	maxWaitSeconds?: number;
	inFlight?: number;
	maxAgeHours?: number;
	otherEvents?: string;
}

/** Which drain a trigger's deliveries belong to. */
export function triggerScope(context: TriggerContext): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}

/** No ledger: each delivery becomes an execution at once, as with n8n's own triggers. */
export function isDirect(context: TriggerContext): boolean {
	return context.getNodeParameter('deliveryMode') === 'direct';
}

export function optionsOf(context: Pick<TriggerContext, 'getNodeParameter'>): TriggerOptions {
	return context.getNodeParameter('settings', {}) as TriggerOptions;
}

export async function readSettings(
	context: IWebhookFunctions,
	credentialType: string,
): Promise<Omit<AdmissionSettings, 'now'> & { direct: boolean }> {
	const { otherEvents = '', maxAgeHours = 0 } = optionsOf(context);
	const workflow = context.getWorkflow();
	return {
		secrets: await readSecrets(context, credentialType),
		options: {
			...keyFetchers(context.helpers.getSecureEgressFilter()),
			...(maxAgeHours > 0 && { toleranceMs: maxAgeHours * 3_600_000 }),
		},
		events: [
			...(context.getNodeParameter('events') as string[]),
			...otherEvents.split(',').map((event) => event.trim()),
		],
		scope: triggerScope(context),
		origin: {
			workflowId: String(workflow.id),
			workflowName: workflow.name ?? '',
			nodeName: context.getNode().name,
		},
		direct: isDirect(context),
	};
}

/** Waits double from the first one: by default 2 s, 4 s, 8 s … 5 min, ten attempts in 14 minutes. */
export function retryPolicy(options: TriggerOptions): RetryPolicy {
	const { attempts = 10, firstWaitSeconds = 2, maxWaitSeconds = 300 } = options;
	return {
		attempts,
		backoff: {
			baseMs: (firstWaitSeconds * 1000) / 2,
			maxMs: maxWaitSeconds * 1000,
			jitterMs: firstWaitSeconds * 250,
		},
	};
}

/** The current secret and the one that is being rotated out. None without a credential. */
async function readSecrets(context: IWebhookFunctions, credentialType: string): Promise<string[]> {
	if (!context.getNode().credentials?.[credentialType]) return [];
	const credential = await context.getCredentials(credentialType);
	return [credential.signingSecret, credential.previousSigningSecret].filter(
		(secret): secret is string => typeof secret === 'string' && secret !== '',
	);
}
