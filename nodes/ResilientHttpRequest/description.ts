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

interface NumberField {
	displayName: string;
	name: string;
	default: number;
	description: string;
	minValue?: number;
	whole?: boolean;
}

function number({ minValue = 0, whole = false, ...field }: NumberField): INodeProperties {
	return {
		...field,
		type: 'number',
		typeOptions: { minValue, ...(whole && { numberPrecision: 0 }) },
	};
}

function group(displayName: string, name: string, options: INodeProperties[]): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		noDataExpression: true,
		placeholder: 'Add setting',
		default: {},
		options,
	};
}

const call: INodeProperties[] = [
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

const policies: INodeProperties[] = [
	group('Rate Limit', 'rateLimit', [
		number({
			displayName: 'Burst',
			name: 'burst',
			default: 1,
			minValue: 1,
			whole: true,
			description: 'How many calls may go out at once after a pause; 1 spaces them evenly',
		}),
		number({
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			default: 300,
			description: 'A call that would have to wait longer fails instead',
		}),
		number({
			displayName: 'Per Seconds',
			name: 'perSeconds',
			default: 1,
			description: 'The length of the window',
		}),
		number({
			displayName: 'Requests',
			name: 'requests',
			default: 10,
			minValue: 1,
			whole: true,
			description:
				'The most calls in any window, over all executions on this store. Without it there is no limit.',
		}),
	]),
	group('Retry', 'retry', [
		number({
			displayName: 'Attempts',
			name: 'attempts',
			default: 5,
			minValue: 1,
			whole: true,
			description:
				'Per item, the first included. Repeated are 408, 425, 429, 5xx and network errors; other answers are final.',
		}),
		number({
			displayName: 'Deadline (Seconds)',
			name: 'deadlineSeconds',
			default: 120,
			description: 'For all attempts and waits of one item together',
		}),
		number({
			displayName: 'First Wait (Milliseconds)',
			name: 'baseMs',
			default: 100,
			description: 'The wait after attempt n is this times 2 to the power of n, plus the jitter',
		}),
		number({
			displayName: 'Jitter (Milliseconds)',
			name: 'jitterMs',
			default: 50,
			description: 'A random amount up to this is added to each wait',
		}),
		number({
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			default: 30,
			description:
				'No single wait is longer. If the API’s Retry-After asks for more, the item fails as retryable.',
		}),
	]),
	group('Circuit Breaker', 'breaker', [
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			default: true,
			description: 'Whether calls fail at once while the API is down, instead of each trying again',
		},
		number({
			displayName: 'Failures',
			name: 'failures',
			default: 5,
			minValue: 1,
			whole: true,
			description: 'This many failures in a row open the breaker',
		}),
		number({
			displayName: 'Open For (Seconds)',
			name: 'openSeconds',
			default: 10,
			description: 'Then a few calls probe whether the API is back',
		}),
		number({
			displayName: 'Probes',
			name: 'probes',
			default: 1,
			minValue: 1,
			whole: true,
			description: 'How many calls may probe at a time',
		}),
	]),
	group('Options', 'options', [
		number({
			displayName: 'Calls at a Time',
			name: 'inFlight',
			default: 5,
			minValue: 1,
			whole: true,
			description: 'How many items of this run are on their way at once',
		}),
		{
			displayName: 'Full Response',
			name: 'fullResponse',
			type: 'boolean',
			default: false,
			description:
				'Whether to put out status, headers, attempts and waits beside the body of the answer',
		},
		{
			displayName: 'Shared Key',
			name: 'sharedKey',
			type: 'string',
			default: '',
			description:
				'Calls with the same key share rate limit and circuit breaker, in all workflows. By default the key is the URL’s host.',
		},
		number({
			displayName: 'Timeout (Seconds)',
			name: 'timeoutSeconds',
			default: 30,
			description: 'For one attempt',
		}),
	]),
];

export const properties: INodeProperties[] = [...call, ...policies];
