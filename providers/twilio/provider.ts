import type { Provider } from '../Provider';
import { events } from './events';
import { signedForms } from './signedForms';

export const twilio = {
	name: 'twilio',
	displayName: 'Twilio',
	docs: { webhooks: 'https://www.twilio.com/docs/usage/webhooks/webhooks-security' },
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha1',
			encoding: 'base64',
			signature: { header: 'x-twilio-signature' },
			signs: signedForms,
		},
		// The signature covers all there is: it tells two requests apart where Twilio sends no token.
		id: [
			{ header: 'i-twilio-idempotency-token' },
			{ json: '[only].id' },
			{ header: 'x-twilio-signature' },
		],
		type: [
			{ form: 'MessageStatus' },
			{ form: 'SmsStatus' },
			{ form: 'CallStatus' },
			{ json: '[0].type' },
		],
		contentTypes: ['application/x-www-form-urlencoded'],
		headers: ['i-twilio-idempotency-token'],
		successStatus: 200,
		retries:
			'Twilio does not send again unless the URL asks for it with #rc=, and tries the fallback URL instead',
		setup:
			'In the Twilio console put the URL above into the number’s or messaging service’s webhook field (HTTP POST), and put the account’s primary auth token into the credential.',
		secret: 'Auth Token',
		options: ['notificationUrl'],
		// Anything else would be taken for TwiML.
		reply: 'empty',
		split: { at: '', id: { json: '[0].id' } },
		orderingKey: [{ form: 'MessageSid' }, { form: 'CallSid' }],
		events,
		unconfirmed: [
			'Whether the secondary auth token ever signs.',
			'The default timeouts and retries of the URL’s fragment.',
			'The whole list of Event Streams’ types: it was compared with the documentation in part.',
		],
	},
} as const satisfies Provider;
