import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { describeSubscriptionOptions } from './subscriptionsOptions';
import { verifyOptionFields } from './verifyOptionFields';

/** The collection of what a person may set besides; all of it may be left alone. */
export function optionFields(provider: Provider): INodeProperties {
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
			...ageFields(provider),
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
			...verifyOptionFields(provider),
			...describeSubscriptionOptions(provider),
		],
	};
}

/** How old an event may be, where the provider says when it was sent or happened. */
function ageFields({ webhook }: Provider): INodeProperties[] {
	const { time, retries, signature } = webhook;
	const isToken = [signature].flat().some(({ scheme }) => scheme === 'jwt');
	// A token has its own dates.
	if (!time || isToken) return [];
	if (time.toleranceMs === undefined) return [maximumAge(retries)];
	return [
		{
			displayName: 'Tolerance (Minutes)',
			name: 'toleranceMinutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: time.toleranceMs / 60_000,
			description:
				'How far the signed time may be from now, either way: a longer one forgives clocks, and lets an intercepted delivery be sent again for longer. Each event is still taken once.',
		},
	];
}

function maximumAge(retries: string): INodeProperties {
	return {
		displayName: 'Maximum Age (Hours)',
		name: 'maxAgeHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: `Refuse events that happened longer ago; 0 accepts any. ${retries}, so keep it well above that.`,
	};
}
