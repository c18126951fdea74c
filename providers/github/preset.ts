import { perHour, perMinute } from '../rates';
import type { Preset } from '../Preset';
import { githubApi } from './api';
import { API_HEADERS } from './hooks';

export const githubPreset = {
	name: 'github',
	displayName: 'GitHub',
	docs: {
		api: 'https://docs.github.com/en/rest',
		limits: 'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
	},
	api: githubApi,
	headers: API_HEADERS,
	limits: {
		dialect: 'x-ratelimit',
		windows: [perHour(5000)],
		// The secondary limits: 900 points a minute, a read being one and a write five, and 80 contents.
		endpoints: [
			{ method: 'POST', path: '/**/graphql', limits: [perMinute(400)] },
			{ method: 'POST', path: '/**', limits: [perMinute(80), perHour(500)] },
			{ method: 'PATCH', path: '/**', limits: [perMinute(180)] },
			{ method: 'PUT', path: '/**', limits: [perMinute(180)] },
			{ method: 'DELETE', path: '/**', limits: [perMinute(180)] },
			{ path: '/**', limits: [perMinute(900)] },
		],
		inFlight: 100,
		plan: 'A token of a person: 5,000 an hour. Apps of Enterprise Cloud have 15,000; GitHub Enterprise Server has none.',
	},
	pagination: {
		list: {
			example: { path: '/repos/octocat/hello-world/issues?per_page=100' },
			strategy: { type: 'link', itemsPath: '@' },
		},
		search: {
			example: { path: '/search/issues?q=is:open&per_page=100' },
			strategy: { type: 'link', itemsPath: 'items' },
		},
		graphql: {
			example: { method: 'POST', path: '/graphql' },
			strategy: {
				type: 'cursor',
				itemsPath: 'data.repository.issues.nodes',
				place: { in: 'body', name: 'variables.after' },
				cursorPath: 'data.repository.issues.pageInfo.endCursor',
				hasMorePath: 'data.repository.issues.pageInfo.hasNextPage',
			},
			named: true,
		},
	},
	graphql: { path: '/graphql' },
	errors: { message: 'message' },
	notes: [
		'A refusal for too many calls is a 403 or 429, with Retry-After or a remaining count of 0: it is waited out, another 403 is final.',
		'There is no idempotency key.',
		'GraphQL of GitHub Enterprise Server is at /api/graphql, beside the REST address and not below it.',
	],
} as const satisfies Preset;
