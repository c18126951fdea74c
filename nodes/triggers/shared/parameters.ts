import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { DeliveryOptions } from './deliveryOptions';
import { words } from '../../shared/words';
import type { ItemOptions } from './toItem';
import type { VerifyOptionName } from './verifyOptionFields';

export type TriggerContext = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

/** The optional parameters, as the editor stores them: absent until a person adds one. */
export interface TriggerOptions extends DeliveryOptions, ItemOptions {
	maxAgeHours?: number;
	toleranceMinutes?: number;
	otherEvents?: string;
}

type Settings = TriggerOptions & Partial<Record<VerifyOptionName, string>>;

/** Which drain a trigger's deliveries belong to. */
export function triggerScope(context: TriggerContext): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}

/** No ledger: each delivery becomes an execution at once, as with n8n's own triggers. */
export function isDirect(context: TriggerContext): boolean {
	return context.getNodeParameter('deliveryMode') === 'direct';
}

/** For an option that means nothing without the ledger. */
export const LEDGER_ONLY = { displayOptions: { hide: { '/deliveryMode': ['direct'] } } };

export function optionsOf(context: Pick<TriggerContext, 'getNodeParameter'>): Settings {
	return context.getNodeParameter('settings', {}) as Settings;
}

/** Event types that the trigger asks for; `*` is every one. */
export function askedTypes(context: Pick<TriggerContext, 'getNodeParameter'>): string[] {
	const events = context.getNodeParameter('events') as string | string[];
	return [events, optionsOf(context).otherEvents ?? ''].flat().flatMap(words);
}
