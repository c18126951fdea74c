import type { IHookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { storeFor } from '../../shared/storeFor';
import { triggerScope } from './settings';

interface Address {
	url: string;
}

/** Keeps the trigger's address: n8n tells it only to the methods that no restart calls. */
export async function rememberAddress(context: IHookFunctions): Promise<void> {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) return;
	const { state } = await storeFor(context);
	await state.update<Address, void>(key(context), () => ({ state: { url }, result: undefined }));
}

/** The trigger's address as it was when it was published. */
export async function knownAddress(
	context: IHookFunctions | ITriggerFunctions,
): Promise<string | undefined> {
	const { state } = await storeFor(context);
	const address = await state.read<Address>(key(context));
	if (!address) {
		context.logger.warn(
			'The address of this trigger is not known yet, so that its subscription cannot be checked. Publish the workflow once more.',
		);
	}
	return address?.url;
}

function key(context: IHookFunctions | ITriggerFunctions): string {
	return `address/${triggerScope(context)}`;
}
