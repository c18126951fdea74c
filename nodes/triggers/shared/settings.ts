import type { IWebhookFunctions } from 'n8n-workflow';
import type { RetryPolicy } from '../../../core/delivery/settle';
import type { VerifyOptions } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';
import { keyFetchers } from '../../shared/http/keyFetchers';
import type { AdmissionSettings } from './admission';
import { askedTypes, isDirect, optionsOf, triggerScope, type TriggerOptions } from './parameters';
import { subscriptionSecrets } from './subscriptionsAccess';

export async function readSettings(
	context: IWebhookFunctions,
	provider: Provider,
	credentialType: string,
): Promise<Omit<AdmissionSettings, 'now'> & { direct: boolean }> {
	const settings = optionsOf(context);
	const credential = await readCredential(context, credentialType);
	const workflow = context.getWorkflow();
	return {
		secrets: [
			...texts(credential.signingSecret, credential.previousSigningSecret),
			...(await subscriptionSecrets(context, provider)),
		],
		options: {
			...keyFetchers(context.helpers.getSecureEgressFilter()),
			...verifyOptions(provider, { ...settings, verifyToken: credential.verifyToken }),
			...tolerance(settings),
		},
		split: context.getNodeParameter('splitEvents', true) === true,
		events: askedTypes(context),
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

/** None without a credential. */
async function readCredential(
	context: IWebhookFunctions,
	credentialType: string,
): Promise<Readonly<Record<string, unknown>>> {
	if (!context.getNode().credentials?.[credentialType]) return {};
	return await context.getCredentials(credentialType);
}

/** What the provider's data asks for and a person filled in, in the node or in the credential. */
function verifyOptions(
	{ webhook }: Provider,
	filledIn: Readonly<Record<string, unknown>>,
): VerifyOptions {
	const given = (webhook.options ?? []).flatMap((name) =>
		texts(filledIn[name]).map((value) => [name, value.trim()]),
	);
	return Object.fromEntries(given) as VerifyOptions;
}

function tolerance({ maxAgeHours = 0, toleranceMinutes = 0 }: TriggerOptions): VerifyOptions {
	const toleranceMs = maxAgeHours * 3_600_000 + toleranceMinutes * 60_000;
	return toleranceMs > 0 ? { toleranceMs } : {};
}

function texts(...values: readonly unknown[]): string[] {
	return values.filter(
		(value): value is string => typeof value === 'string' && value.trim() !== '',
	);
}
