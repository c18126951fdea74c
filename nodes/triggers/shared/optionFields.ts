import type { INodeProperties } from 'n8n-workflow';
import type { Provider } from '../../../providers/Provider';
import { deliveryFields } from './deliveryFields';
import { LEDGER_ONLY } from './parameters';
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
			...deliveryFields(provider).map((field) => ({ ...field, ...LEDGER_ONLY })),
			...ageFields(provider),
			{
				displayName: 'Event as Text',
				name: 'asText',
				type: 'boolean',
				// Who adds the option wants the text.
				default: true,
				description:
					'Whether to add the event’s JSON under delivery.text as it was received, for an archive, or for numbers with more digits than JavaScript keeps',
			},
			{
				displayName: 'Other Events',
				name: 'otherEvents',
				type: 'string',
				default: '',
				placeholder: provider.webhook.events[0]?.type,
				description: 'Further event types that the list does not know, separated by commas',
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
