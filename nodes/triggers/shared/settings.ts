import type { IWebhookFunctions } from 'n8n-workflow';
import type { VerifyOptions } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';
import { egressFilter } from '../../shared/http/egressFilter';
import { keyFetchers } from '../../shared/http/keyFetchers';
import type { AdmissionSettings } from './admission';
import { askedTypes, isDirect, optionsOf, triggerScope, type TriggerOptions } from './parameters';
import { credentialFields, subscriptionSecrets } from './subscriptionsAccess';

export async function readSettings(
	context: IWebhookFunctions,
	provider: Provider,
	credentialType: string,
): Promise<Omit<AdmissionSettings, 'now'> & { direct: boolean }> {
	const settings = optionsOf(context);
	const credential = await credentialFields(context, credentialType);
	const workflow = context.getWorkflow();
	return {
		secrets: [
			...texts(credential?.signingSecret, credential?.previousSigningSecret),
			...(await subscriptionSecrets(context, provider, credential)),
		],
		options: {
			...keyFetchers(egressFilter(context)),
			...verifyOptions(provider, { ...settings, verifyToken: credential?.verifyToken }),
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
