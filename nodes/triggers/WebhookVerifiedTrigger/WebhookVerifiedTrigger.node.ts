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
import { credentialTest } from '../shared/credentialTest';
import { drain } from '../shared/drain';
import { receive } from '../shared/receive';
import { registeredByHand } from '../shared/registeredByHand';
import { describeWebhookTrigger } from './description';
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
		subtitle: '={{ $parameter["scheme"] }}',
		credentials: [{ name: 'steadfastWebhookApi', required: true, testedBy: 'testCredential' }],
	};

	methods = { credentialTest: { testCredential: credentialTest(ANY_WEBHOOK) } };

	webhookMethods = { default: registeredByHand };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, describedBy(this), 'steadfastWebhookApi');
	}

	async trigger(this: ITriggerFunctions) {
		// What cannot be verified is said when the workflow is published, not with the first event.
		describedBy(this);
		return await drain(this);
	}

	/** Without it, n8n would call trigger() in a test run and wait for an event of its own. */
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
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
