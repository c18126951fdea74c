import {
	NodeConnectionTypes,
	type INodeCredentialDescription,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { providerIcon } from '../../../providers/icon';
import { namesOf } from '../../../providers/names';
import type { Provider } from '../../../providers/Provider';
import { POSTGRES_STORE, REDIS_STORE } from '../../shared/storeCredentials';
import { eventFields } from './eventFields';
import { optionFields } from './optionFields';

/**
 * For each request to a node of version 1, n8n evaluates an expression of its own, which takes an
 * isolate and tens of milliseconds: parseRequestBody() in its webhook-helpers. From any later one it
 * reads the body first, keeps the bytes beside, and answers JSON that cannot be read with 422.
 */
export const VERSION = 2;

/** A Verified Trigger as n8n shows it, made from its provider's data. */
export function describeTrigger(provider: Provider): INodeTypeDescription {
	const { displayName, webhook } = provider;
	const { node, credential } = namesOf(provider.name);
	return {
		displayName: `${displayName} Verified Trigger`,
		name: node,
		icon: providerIcon(provider, '../../..'),
		subtitle: '={{ $parameter["events"].join(", ") }}',
		group: ['trigger'],
		version: VERSION,
		description: `Starts the workflow for genuine ${displayName} events, each once, none lost`,
		eventTriggerDescription: '',
		activationMessage: `${displayName} deliveries are now verified, recorded and run.`,
		defaults: { name: `${displayName} Verified Trigger` },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: credential, required: true, testedBy: 'testCredential' },
			...STORE_CREDENTIALS,
		],
		webhooks: webhooksOf(provider),
		triggerPanel: {
			header: `Listen for a ${displayName} event`,
			executionsHelp: {
				inactive: `<b>While building</b>, click “Execute step” and let ${displayName} send an event to the test URL. <b>When it works</b>, publish the workflow and register the production URL. ${webhook.setup}`,
				active: `<b>Production deliveries</b> run in the background; see the executions list. <b>To test</b>, click “Execute step” and let ${displayName} send an event to the test URL.`,
			},
			activationHint: `Publish the workflow to receive ${displayName}’s production deliveries.`,
		},
		properties: [
			{ displayName: noticeOf(provider), name: 'setupNotice', type: 'notice', default: '' },
			...eventFields(provider),
			DELIVERY_MODE,
			optionFields(provider),
		],
	};
}

/** How a person registers the address, unless the trigger may. */
function noticeOf({ displayName, webhook, subscriptions }: Provider): string {
	if (!subscriptions) return webhook.setup;
	return `${webhook.setup} Or let the trigger do it: fill in what ${displayName}’s API needs in the credential, and the webhook is made when the workflow is published, checked daily and repaired.`;
}

/** For a store in the place of the instance's. */
export const STORE_CREDENTIALS: INodeCredentialDescription[] = [
	{
		displayName: 'Ledger and Shared State Elsewhere (Optional)',
		name: POSTGRES_STORE,
		required: false,
		testedBy: 'testPostgresStore',
	},
	{
		displayName: 'Shared State Elsewhere (Optional)',
		name: REDIS_STORE,
		required: false,
		testedBy: 'testRedisStore',
	},
];

/**
 * One for each method. Code and data of the response are for n8n, which answers where an execution
 * starts at once: with the status, as a number that only an expression can give, and with what
 * `webhook()` hands it.
 */
function webhooksOf({ name, webhook }: Provider): INodeTypeDescription['webhooks'] {
	const { methods = ['POST'], successStatus } = webhook;
	// n8n registers them in this order, and calls `create` in between: the provider then asks by GET.
	return [...methods].sort().map((httpMethod) => ({
		name: httpMethod === 'POST' ? 'default' : 'setup',
		httpMethod,
		responseMode: 'onReceived',
		path: name,
		// The same address; nobody has to register it twice.
		ndvHideUrl: httpMethod !== 'POST',
		...(successStatus !== 200 && { responseCode: `={{ ${successStatus} }}` }),
		responseData: '',
	}));
}

const DELIVERY_MODE: INodeProperties = {
	displayName: 'Delivery',
	name: 'deliveryMode',
	type: 'options',
	noDataExpression: true,
	default: 'ledger',
	options: [
		{
			name: 'Through the Ledger',
			value: 'ledger',
			description:
				'Recorded before it is acknowledged, deduplicated, retried when the workflow fails, kept as a dead letter when that does not help',
		},
		{
			name: 'Direct',
			value: 'direct',
			description:
				'Starts an execution at once, as n8n’s own triggers do: verified, but neither deduplicated nor retried',
		},
	],
};
