import type { Provider } from '../Provider';
import { stripeApi } from './api';
import { events } from './events';
import { stripeReconciliation } from './reconciliation';
import { stripeSubscriptions } from './subscriptions';

export const stripe = {
	name: 'stripe',
	displayName: 'Stripe',
	docs: { webhooks: 'https://docs.stripe.com/webhooks' },
	api: stripeApi,
	subscriptions: stripeSubscriptions,
	reconciliation: stripeReconciliation,
	webhook: {
		// The key is the whole whsec_… text, not what it encodes. Only v1 counts: v0 is for Stripe's tests.
		signature: {
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'stripe-signature', prefix: 'v1=', separator: ',' },
			signs: '{timestamp}.{body}',
		},
		id: { json: 'id' },
		type: { json: 'type' },
		time: {
			from: { header: 'stripe-signature', prefix: 't=', separator: ',' },
			unit: 's',
			toleranceMs: 300_000,
		},
		headers: [],
		successStatus: 200,
		retries:
			'Stripe tries for up to 3 days with growing waits (3 times over a few hours in a sandbox)',
		retriesForHours: 72,
		setup:
			'In Stripe open Workbench → Webhooks, add an endpoint with the URL above and the events you want, and put its signing secret (whsec_…) into the credential. Test and live mode have different secrets.',
		secret: 'Signing Secret',
		orderingKey: { json: 'data.object.id' },
		events,
	},
} as const satisfies Provider;
