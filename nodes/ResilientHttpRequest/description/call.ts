import type { INodeProperties } from 'n8n-workflow';
import { AUTHENTICATIONS } from '../authentication';
import { choice, pairs, text, type Choice } from './fields';

/** They may carry a body, and change something. */
export const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** What is called, and who calls. */
export const call: INodeProperties[] = [
	choice(
		{ displayName: 'Method', name: 'method' },
		['GET', 'HEAD', 'OPTIONS', ...WITH_BODY].map((name): Choice => [name, name]),
	),
	{
		...text({ displayName: 'URL', name: 'url', placeholder: 'https://api.example.com/orders' }),
		required: true,
	},
	choice({ displayName: 'Authentication', name: 'authentication' }, [
		['none', 'None'],
		...Object.entries(AUTHENTICATIONS).map(([value, { label }]): Choice => [value, label]),
	]),
	pairs({
		displayName: 'Headers',
		name: 'headers',
		description: 'Sent with each call. Keep keys and tokens in a credential instead.',
	}),
	pairs({ displayName: 'Query Parameters', name: 'query', description: 'Appended to the URL' }),
];
