import type { Preset } from '../Preset';
import { perDay, perSecond } from '../rates';
import { etsyApi } from './api';

export const etsyPreset = {
	name: 'etsy',
	displayName: 'Etsy',
	docs: {
		api: 'https://developers.etsy.com/documentation/reference',
		limits: 'https://developers.etsy.com/documentation/essentials/rate-limits',
	},
	api: etsyApi,
	oauth2: {
		authorizationUrl: 'https://www.etsy.com/oauth/connect',
		accessTokenUrl: 'https://api.etsy.com/v3/public/oauth/token',
		pkce: true,
	},
	limits: {
		dialect: 'etsy',
		windows: [perSecond(10), perDay(10_000)],
		plan: 'The default of an app: 10 a second and 10,000 in any 24 hours. The developer portal shows yours.',
	},
	pagination: {
		list: {
			example: { path: '/shops/1/listings' },
			strategy: {
				type: 'offset',
				itemsPath: 'results',
				place: { in: 'query', name: 'offset' },
				size: { place: { in: 'query', name: 'limit' }, items: 100 },
				endsOnShortPage: true,
			},
		},
	},
	errors: { message: 'error' },
	notes: [
		'What belongs to a shop wants the OAuth 2.0 credential as well: its token is sent beside the API key.',
		'A 429 carries no rate headers but Retry-After.',
		'There is no idempotency key.',
	],
	unconfirmed: [
		'That the API key is sent as keystring:shared_secret (third parties, 2026).',
		'New personal apps may have less than 10 a second.',
		'The addresses of OAuth.',
	],
} as const satisfies Preset;
