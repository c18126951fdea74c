import type { Preset } from '../Preset';
import { twilioApi } from './api';

export const twilioPreset = {
	name: 'twilio',
	displayName: 'Twilio',
	docs: {
		api: 'https://www.twilio.com/docs/usage/api',
		limits: 'https://www.twilio.com/docs/api/errors/20429',
	},
	api: twilioApi,
	body: 'form',
	limits: {
		windows: [],
		inFlight: 10,
		plan: 'Twilio limits calls at a time, for each account, and does not publish how many.',
	},
	pagination: {
		list: {
			example: { path: '/Messages.json?PageSize=1000' },
			strategy: { type: 'nextUrl', itemsPath: 'messages', urlPath: 'next_page_uri' },
			named: true,
		},
	},
	errors: { message: 'message', code: 'code' },
	notes: [
		'A 429 was not carried out, and is always sent again.',
		'There is no idempotency key: a message that got no answer is not sent again by itself.',
	],
	unconfirmed: ['Ten calls at a time is a guess on the safe side.'],
} as const satisfies Preset;
