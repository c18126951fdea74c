import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { DEFAULTS, retryDefaults, type DeliveryOptions } from './deliveryOptions';

type Field = INodeProperties & { name: keyof DeliveryOptions };

/** How events become runs of the workflow: retries, order, pace, and what ends a run. */
export function deliveryFields(provider: Provider): INodeProperties[] {
	return [...retryFields(provider), ...orderFields(provider), ...PACE, ...RUN];
}

function retryFields(provider: Provider): Field[] {
	const { attempts, maxWaitSeconds } = retryDefaults(provider);
	return [
		{
			displayName: 'Attempts',
			name: 'attempts',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: attempts,
			description: 'How often the workflow is run for one event before it becomes a dead letter',
		},
		{
			displayName: 'First Wait (Seconds)',
			name: 'firstWaitSeconds',
			type: 'number',
			typeOptions: { minValue: 0.1 },
			default: DEFAULTS.firstWaitSeconds,
			description: 'Before the first retry; each further wait is twice as long',
		},
		{
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: maxWaitSeconds,
			description: 'No wait between two attempts is longer',
		},
		{
			displayName: 'Waits',
			name: 'waits',
			type: 'string',
			default: '',
			placeholder: '10s, 1m, 10m, 1h',
			description:
				'The waits between attempts, in the place of growing ones. The last one is repeated if there are more attempts; without Attempts there is one for each wait and the first.',
		},
	];
}

function orderFields({ displayName, webhook }: Provider): Field[] {
	const usual = webhook.orderingKey
		? `; by default by what ${displayName} says an event is about`
		: '';
	return [
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			// Who adds the option wants an order.
			default: 'block',
			description: `Whether events about the same thing are worked on one after the other, in the order they came in, and what a failing one means for those behind it${usual}`,
			options: [
				{ name: 'None: Each Event by Itself', value: 'none' },
				{ name: 'In Order: The Others Wait Until It Is Done or Dead', value: 'block' },
				{ name: 'In Order: The Others Pass It After Some Attempts', value: 'skip' },
				{ name: 'In Order: Once It Is Dead, the Others Are Parked', value: 'park' },
			],
		},
		{
			displayName: 'Order: Pass After (Attempts)',
			name: 'skipAfterAttempts',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: DEFAULTS.skipAfterAttempts,
			description: 'After how many failed attempts the others pass an event, where Order says that',
		},
		{
			displayName: 'Ordering Key',
			name: 'orderingKeyFrom',
			type: 'string',
			default: '',
			placeholder: 'json:customer.id',
			description: `Where in the request an event says what it is about: header:Name, json:path, form:field or query:name; several, separated by commas, are tried in turn${usual}. An event that does not say it is worked on by itself.`,
		},
	];
}

const PACE: readonly Field[] = [
	{
		displayName: 'Delay (Seconds)',
		name: 'delaySeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How long an event waits before its first run',
	},
	{
		displayName: 'Run First',
		name: 'runFirst',
		type: 'string',
		default: '',
		placeholder: 'orders/cancelled, orders/paid',
		description: 'Event types that go before others that wait, the first one first',
	},
	{
		displayName: 'Runs at a Time',
		name: 'inFlight',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: DEFAULTS.inFlight,
		description: 'How many events are worked on at once; the others wait in the ledger',
	},
	{
		displayName: 'Runs per Second',
		name: 'runsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many runs begin in a second, such as 0.5 for one every two seconds; 0 for any',
	},
];

const RUN: readonly Field[] = [
	{
		displayName: 'Cancelled Run',
		name: 'cancelledRun',
		type: 'options',
		default: DEFAULTS.cancelledRun,
		description: 'What becomes of the event when a person cancels its run',
		options: [
			{ name: 'Becomes a Dead Letter', value: 'dead' },
			{ name: 'Counts as Done', value: 'done' },
			{ name: 'Is Tried Again', value: 'retry' },
		],
	},
	{
		displayName: 'Longest Run (Hours)',
		name: 'longestRunHours',
		type: 'number',
		typeOptions: { minValue: 0.01, maxValue: 576 },
		default: DEFAULTS.longestRunHours,
		description:
			'When n8n has not said by then how a run ended, the event is tried again: in queue mode a run can be lost. Must be longer than any run takes, or it runs twice; the time of a Wait node does not count.',
	},
];
