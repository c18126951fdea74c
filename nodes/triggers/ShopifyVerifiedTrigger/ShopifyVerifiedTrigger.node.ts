import type {
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { shopify } from '../../../providers/shopify/provider';
import { describeTrigger } from '../shared/description';
import { drain } from '../shared/drain';
import { receive } from '../shared/receive';
import { registeredByHand } from '../shared/registeredByHand';
import { testSigningSecret } from '../shared/testSigningSecret';

export class ShopifyVerifiedTrigger implements INodeType {
	description: INodeTypeDescription = {
		...describeTrigger(shopify),
		name: 'shopifyVerifiedTrigger',
		subtitle: '={{ $parameter["events"].join(", ") }}',
		icon: { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' },
		credentials: [{ name: 'steadfastShopifyApi', required: true, testedBy: 'testSigningSecret' }],
	};

	methods = { credentialTest: { testSigningSecret } };

	webhookMethods = { default: registeredByHand };

	async webhook(this: IWebhookFunctions) {
		return await receive(this, shopify, 'steadfastShopifyApi');
	}

	async trigger(this: ITriggerFunctions) {
		return await drain(this);
	}

	/** Without it, n8n would call trigger() in a test run and wait for an event of its own. */
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}
