import type { INodeProperties } from 'n8n-workflow';
import { choices } from './form';

const SPLIT: INodeProperties[] = [
	{
		displayName: 'ID of an Event',
		name: 'splitIdFrom',
		type: 'string',
		default: '',
		placeholder: 'json:id',
		description:
			'With Split At: what is the same when one of the events is sent again. Empty: what it holds.',
	},
	{
		displayName: 'Split At',
		name: 'splitAt',
		type: 'string',
		default: '',
		placeholder: 'events',
		description:
			'Path of the list, where one delivery carries several events; @ when the body is the list',
	},
];

/** The rarely needed, beside what every trigger has. */
export const describedOptions: INodeProperties[] = [
	...SPLIT,
	{
		displayName: 'Before the Time',
		name: 'timePrefix',
		type: 'string',
		default: '',
		placeholder: 't=',
		description: 'Text in the header before the time itself',
	},
	{
		displayName: 'Challenge Field',
		name: 'challengeField',
		type: 'string',
		default: '',
		placeholder: 'challenge',
		description:
			'A signed event with this field is a question; the field’s value is the answer (Slack)',
	},
	{
		displayName: 'Challenge Parameter',
		name: 'challengeParameter',
		type: 'string',
		default: '',
		placeholder: 'hub.challenge',
		description:
			'A GET request with this query parameter asks whether the address is yours; its value is the answer',
	},
	{
		displayName: 'Keep Headers',
		name: 'keepHeaders',
		type: 'string',
		default: '',
		placeholder: 'X-Request-Id',
		description:
			'Headers to keep with each event, separated by commas; none that may hold a secret',
	},
	{
		displayName: 'Key Form',
		name: 'keyForm',
		type: 'options',
		default: 'utf8',
		description: 'How the secret in the credential becomes the key',
		options: choices({
			base64: 'Base64 of the Key',
			'standard-webhooks': 'Base64 After whsec_',
			utf8: 'The Text Itself',
		}),
	},
	{
		displayName: 'Separator',
		name: 'separator',
		type: 'string',
		default: '',
		placeholder: ',',
		description: 'Between several entries in the signature header; each entry is tried',
	},
	{
		displayName: 'Success Status',
		name: 'successStatus',
		type: 'number',
		typeOptions: { minValue: 200, maxValue: 299, numberPrecision: 0 },
		default: 200,
		description: 'The status that tells the sender an event was taken',
	},
	{
		displayName: 'Time Unit',
		name: 'timeUnit',
		type: 'options',
		default: 's',
		options: choices({ iso: 'ISO 8601', ms: 'Milliseconds Since 1970', s: 'Seconds Since 1970' }),
	},
	{
		displayName: 'Time Window (Seconds)',
		name: 'toleranceSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description: 'How far the time may be from now, either way; 0 for any',
	},
];
