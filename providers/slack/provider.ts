import type { Provider } from '../Provider';
import { events } from './events';
import { answerVerification } from './handshake';

export const slack = {
	name: 'slack',
	displayName: 'Slack',
	docs: { webhooks: 'https://docs.slack.dev/authentication/verifying-requests-from-slack' },
	webhook: {
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-slack-signature', prefix: 'v0=' },
			signs: 'v0:{timestamp}:{body}',
		},
		// Events, slash commands and interactivity, in this order.
		id: [
			{ json: 'event_id' },
			{ form: 'trigger_id' },
			{ form: 'payload.trigger_id' },
			{ bodyHash: 'sha256' },
		],
		type: [{ json: 'event.type' }, { json: 'type' }, { form: 'command' }, { form: 'payload.type' }],
		time: { from: { header: 'x-slack-request-timestamp' }, unit: 's', toleranceMs: 300_000 },
		contentTypes: ['application/x-www-form-urlencoded'],
		// Of an interaction.
		envelope: 'payload',
		handshake: { verified: answerVerification },
		headers: ['x-slack-request-timestamp', 'x-slack-retry-num', 'x-slack-retry-reason'],
		successStatus: 200,
		retries:
			'Slack waits 3 seconds for an answer and tries 3 times: at once, after a minute and after 5 minutes',
		retriesForHours: 0.1,
		setup:
			'On api.slack.com open your app → Event Subscriptions, enter the URL above as request URL and subscribe to the events you want, and put the signing secret from Basic Information into the credential. Publish the workflow first: Slack verifies the address when it is saved.',
		secret: 'Signing Secret',
		// What is answered to a slash command is shown to the user.
		reply: 'empty',
		orderingKey: [{ json: 'event.channel' }, { form: 'channel_id' }],
		events,
		unconfirmed: [
			'That a regenerated signing secret replaces the old one at once.',
			'That Slack disables events when more than 95 % fail within an hour.',
		],
	},
} as const satisfies Provider;
