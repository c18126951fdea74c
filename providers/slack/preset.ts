import type { EndpointRule } from '../../core/ratelimit/endpoint';
import type { Preset } from '../Preset';
import { perMinute, perSecond } from '../rates';
import { slackApi } from './api';

const limited = (perMinuteOf: number, methods: string): EndpointRule[] =>
	methods.split(' ').map((name) => ({ path: `/api/${name}`, limits: [perMinute(perMinuteOf)] }));

export const slackPreset = {
	name: 'slack',
	displayName: 'Slack',
	docs: {
		api: 'https://docs.slack.dev/reference/methods',
		limits: 'https://docs.slack.dev/apis/web-api/rate-limits',
	},
	api: slackApi,
	limits: {
		windows: [],
		// Tiers 4, 3 and 2; each method counts alone.
		endpoints: [
			{ path: '/api/chat.postMessage', limits: [perSecond(1)] },
			...limited(100, 'users.info users.lookupByEmail'),
			...limited(
				50,
				'chat.update chat.delete conversations.history conversations.replies conversations.info reactions.add',
			),
			...limited(20, 'conversations.list users.list files.list'),
			{ path: '/api/**', limits: [perMinute(20)] },
		],
		plan: 'For each method, app and workspace. An app that is sold outside the marketplace reads history once a minute.',
	},
	pagination: {
		list: {
			example: { path: '/conversations.list?limit=200' },
			strategy: {
				type: 'cursor',
				itemsPath: 'channels',
				place: { in: 'query', name: 'cursor' },
				cursorPath: 'response_metadata.next_cursor',
			},
			named: true,
		},
	},
	errors: { message: 'error', code: 'error', ok: 'ok' },
	notes: [
		'Failures are a 200 with ok: false.',
		'One message a second is the limit of a channel; here all channels share it.',
		'There is no idempotency key: a message that got no answer is not sent again by itself.',
	],
} as const satisfies Preset;
