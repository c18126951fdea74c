import { NodeConnectionTypes, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';

/** What is the same in every Verified Trigger, made from its provider's data. */
export function describeTrigger(
	provider: Provider,
): Omit<INodeTypeDescription, 'name' | 'icon' | 'subtitle' | 'credentials'> {
	const { displayName, webhook } = provider;
	return {
		displayName: `${displayName} Verified Trigger`,
		group: ['trigger'],
		version: 1,
		description: `Starts the workflow for genuine ${displayName} events, each once, none lost`,
		eventTriggerDescription: '',
		activationMessage: `Deliveries of ${displayName} are now verified, recorded and run.`,
		defaults: { name: `${displayName} Verified Trigger` },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: provider.name },
		],
		triggerPanel: {
			header: `Listen for a ${displayName} event`,
			executionsHelp: {
				inactive: `<b>While building</b>, click “listen” and let ${displayName} send an event to the test URL. <b>When it works</b>, publish the workflow and register the production URL. ${webhook.setup}`,
				active: `<b>Production deliveries</b> run in the background; see the executions list. <b>To test</b>, click “listen” and let ${displayName} send an event to the test URL.`,
			},
			activationHint: `Publish the workflow to receive ${displayName}’s production deliveries.`,
		},
		properties: [
			{ displayName: webhook.setup, name: 'setupNotice', type: 'notice', default: '' },
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				noDataExpression: true,
				required: true,
				default: [],
				description:
					'Which events run the workflow. Others are acknowledged and noted in the ledger as ignored.',
				options: [
					{ name: 'All Events', value: '*' },
					...webhook.events.map(({ label, type }) => ({
						name: label,
						value: type,
						description: type,
					})),
				],
			},
			DELIVERY_MODE,
			LEAVE_BODY,
			optionsFor(provider),
		],
	};
}

/**
 * n8n parses the body of a request before a node sees it, and answers 422 or 500 by itself. It
 * leaves the body alone where version 1 of a node has this parameter (parseRequestBody in its
 * webhook-helpers), so that the bytes are verified first and each refusal has its own reason.
 */
const LEAVE_BODY: INodeProperties = {
	displayName: 'Leave the Body as It Is',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

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

function optionsFor(provider: Provider): INodeProperties {
	return {
		displayName: 'Options',
		name: 'settings',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Attempts',
				name: 'attempts',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 10,
				description: 'How often the workflow is run for one event before it becomes a dead letter',
			},
			{
				displayName: 'First Wait (Seconds)',
				name: 'firstWaitSeconds',
				type: 'number',
				typeOptions: { minValue: 0.1 },
				default: 2,
				description: 'Before the first retry; each further wait is twice as long',
			},
			{
				displayName: 'Longest Wait (Seconds)',
				name: 'maxWaitSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 300,
				description: 'No wait between two attempts is longer',
			},
			{
				displayName: 'Maximum Age (Hours)',
				name: 'maxAgeHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: `Refuse events that happened longer ago; 0 accepts any. ${provider.webhook.retries}, so keep it well above that.`,
			},
			{
				displayName: 'Other Events',
				name: 'otherEvents',
				type: 'string',
				default: '',
				placeholder: provider.webhook.events[0]?.type,
				description: 'Further event types that the list does not know, separated by commas',
			},
			{
				displayName: 'Runs at a Time',
				name: 'inFlight',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 5,
				description: 'How many events are worked on at once; the others wait in the ledger',
			},
		],
	};
}
