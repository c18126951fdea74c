import type { INodeProperties } from 'n8n-workflow';
import { presets } from '../../../providers/presets';
import { AUTHENTICATIONS } from '../authentication';
import { PLAIN } from '../preset/chosen';
import { choice, pairs, text, type Choice } from './fields';

/** They may carry a body, and change something. */
export const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What is called, and who calls. */
export const call: INodeProperties[] = [
	choice(
		{
			displayName: 'API',
			name: 'api',
			description:
				'An API whose address, limits, retry rules, idempotency keys, pages and batches are known here. What you set below goes before.',
		},
		[
			[PLAIN, 'Plain HTTP', 'Any API, by its URL'],
			...Object.values(presets)
				.map(({ name, displayName }): Choice => [name, displayName])
				.sort(([, a], [, b]) => a.localeCompare(b)),
		],
	),
	choice(
		{ displayName: 'Method', name: 'method' },
		['GET', 'HEAD', 'OPTIONS', ...WITH_BODY].map((name): Choice => [name, name]),
	),
	{
		...text({
			displayName: 'URL',
			name: 'url',
			placeholder: 'https://api.example.com/orders',
			show: { api: [PLAIN] },
		}),
		required: true,
	},
	{
		...text({
			displayName: 'Path',
			name: 'path',
			placeholder: '/orders',
			description: 'Below the API’s address, with a slash in front',
		}),
		displayOptions: { hide: { api: [PLAIN] } },
	},
	choice({ displayName: 'Authentication', name: 'authentication', show: { api: [PLAIN] } }, [
		['none', 'None'],
		...Object.entries(AUTHENTICATIONS).map(([value, { label }]): Choice => [value, label]),
	]),
	// Where the editor puts the credential; it would come before Authentication else.
	{ displayName: 'Credential', name: 'credential', type: 'credentials', default: '' },
	pairs({
		displayName: 'Headers',
		name: 'headers',
		description: 'Sent with each call. Keep keys and tokens in a credential instead.',
	}),
	pairs({
		displayName: 'Query Parameters',
		name: 'query',
		description: 'Appended to the URL, unless the value is null',
	}),
];
