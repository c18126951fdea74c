import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { testPostgresStore, testRedisStore } from '../../shared/testStore';
import { credentialTest } from '../shared/credentialTest';
import { STORE_CREDENTIALS } from '../shared/description';
import { drain } from '../shared/drain';
import { passOn } from '../shared/passOn';
import { receive } from '../shared/receive';
import { registeredByHand } from '../shared/registeredByHand';
import { describeWebhookTrigger, signatureSubtitle } from './description';
import { ANY_WEBHOOK } from './anyWebhook';
import { describedProvider } from './describedProvider';

export class WebhookVerifiedTrigger implements INodeType {
	description: INodeTypeDescription = {
		...describeWebhookTrigger(),
		name: 'webhookVerifiedTrigger',
		icon: {
			light: 'file:webhookVerifiedTrigger.svg',
			dark: 'file:webhookVerifiedTrigger.dark.svg',
		},
		subtitle: signatureSubtitle(),
		credentials: [
			{ name: 'steadfastWebhookApi', required: true, testedBy: 'testCredential' },
			...STORE_CREDENTIALS,
		],
	};

	methods = {
		credentialTest: {
			testCredential: credentialTest(ANY_WEBHOOK),
			testPostgresStore,
			testRedisStore,
		},
	};

	webhookMethods = { default: registeredByHand };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, describedBy(this), 'steadfastWebhookApi');
	}

	async trigger(this: ITriggerFunctions) {
		// What cannot be verified is said when the workflow is published, not with the first event.
		return await drain(this, describedBy(this));
	}

	async execute(this: IExecuteFunctions) {
		return passOn(this);
	}
}

/** @throws NodeOperationError that names the field to mend. */
function describedBy(context: IWebhookFunctions | ITriggerFunctions): Provider {
	const { parameters } = context.getNode();
	const own = Object.keys(parameters).map((name) => [name, context.getNodeParameter(name)]);
	const form = Object.fromEntries(own) as object;
	const settings = context.getNodeParameter('settings', {}) as object;
	try {
		return describedProvider({ ...DEFAULTS, ...form, ...settings });
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

/** A workflow that was not made in the editor may lack what the editor fills in. */
const DEFAULTS = {
	scheme: 'bodyHmac',
	idFrom: 'json:id, bodyHash',
	typeFrom: 'json:type',
} as const;
