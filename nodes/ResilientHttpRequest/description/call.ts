import type { INodeProperties } from 'n8n-workflow';

const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Name and value rows, as for headers and query parameters. */
function pairs(displayName: string, name: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add row',
		default: {},
		description,
		options: [
			{
				displayName: 'Row',
				name: 'parameter',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}

/** What is called, and with what. */
export const call: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		default: 'GET',
		options: ['GET', 'HEAD', ...WITH_BODY].map((name) => ({ name, value: name })),
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'https://api.example.com/orders',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: 'none',
		options: [
			{ name: 'None', value: 'none' },
			{ name: 'API Key', value: 'apiKey' },
		],
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'options',
		noDataExpression: true,
		default: 'item',
		displayOptions: { show: { method: WITH_BODY } },
		options: [
			{
				name: 'The Item',
				value: 'item',
				description:
					'The incoming item as JSON, without the pack’s own delivery and failure fields',
			},
			{ name: 'JSON', value: 'json', description: 'JSON that you write below' },
			{ name: 'None', value: 'none' },
		],
	},
	{
		displayName: 'JSON Body',
		name: 'jsonBody',
		type: 'json',
		default: '{}',
		displayOptions: { show: { method: WITH_BODY, body: ['json'] } },
	},
	pairs('Headers', 'headers', 'Sent with each call'),
	pairs('Query Parameters', 'query', 'Appended to the URL'),
	{
		displayName: 'Idempotency Key',
		name: 'idempotency',
		type: 'options',
		noDataExpression: true,
		default: 'auto',
		description:
			'Sent with each call that changes something, so that the API can tell a repetition from a second order',
		displayOptions: { show: { method: WITH_BODY } },
		options: [
			{
				name: 'From the Delivery',
				value: 'auto',
				description:
					'Made from the event’s correlation ID and this node: the same over retries, replays and restarts. Items that no Verified Trigger started have none.',
			},
			{ name: 'From an Expression', value: 'expression' },
			{ name: 'None', value: 'none' },
		],
	},
	{
		displayName: 'Key',
		name: 'idempotencyKey',
		type: 'string',
		required: true,
		default: '',
		placeholder: '={{ $json.order_number }}',
		displayOptions: { show: { method: WITH_BODY, idempotency: ['expression'] } },
	},
	{
		displayName: 'Key Header',
		name: 'idempotencyHeader',
		type: 'string',
		default: 'Idempotency-Key',
		description: 'The header in which the API expects the key',
		displayOptions: { show: { method: WITH_BODY, idempotency: ['auto', 'expression'] } },
	},
	{
		displayName: 'When a Call Fails',
		name: 'onFailure',
		type: 'options',
		noDataExpression: true,
		default: 'stop',
		description: 'What happens to an item whose call failed after all attempts',
		options: [
			{
				name: 'Stop the Run',
				value: 'stop',
				description:
					'With the error of the first one, after the other items were sent. A Verified Trigger runs the event again later.',
			},
			{
				name: 'Use the Failed Output',
				value: 'output',
				description:
					'The item comes out at Failed, with the reason and whether it may pass under “failure”',
			},
		],
	},
];
