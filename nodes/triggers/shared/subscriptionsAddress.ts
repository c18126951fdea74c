import type { IHookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { storeFor } from '../../shared/storeFor';
import { triggerScope } from './parameters';

type Context = IHookFunctions | ITriggerFunctions;

/** What is known of a trigger's subscription without asking the provider. */
interface KnownSubscription {
	/** The trigger's address as it was when it was published. */
	url: string;
	/** Has a check found or made the subscription? */
	exists: boolean;
}

/** Keeps the trigger's address: n8n tells it only to the methods that no restart calls. */
export async function rememberAddress(context: IHookFunctions): Promise<void> {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) {
		await change(context, (known) => ({ url, exists: known?.url === url && known.exists }));
	}
}

export async function rememberExistence(context: Context, exists: boolean): Promise<void> {
	await change(context, (known) => known && { ...known, exists });
}

/** Undefined until the trigger is published with this version. */
export async function knownSubscription(context: Context): Promise<KnownSubscription | undefined> {
	const { state } = await storeFor(context);
	return await state.read<KnownSubscription>(key(context));
}

async function change(
	context: Context,
	next: (known: KnownSubscription | undefined) => KnownSubscription | undefined,
): Promise<void> {
	const { state } = await storeFor(context);
	await state.update<KnownSubscription, void>(key(context), (known) => ({
		state: next(known),
		result: undefined,
	}));
}

function key(context: Context): string {
	return `subscription/${triggerScope(context)}`;
}
