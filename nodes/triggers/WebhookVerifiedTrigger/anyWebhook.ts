import type { Provider } from '../../../providers/Provider';

/** What the node shows while nobody has described the sender yet. */
export const ANY_WEBHOOK = {
	name: 'webhook',
	displayName: 'Webhook',
	docs: {
		webhooks:
			'https://github.com/n8n-nodes-steadfast/n8n-nodes-steadfast/blob/main/docs/webhook-verified-trigger.md',
	},
	webhook: {
		signature: { scheme: 'shared-secret', in: [] },
		id: { bodyHash: 'sha256' },
		type: [],
		methods: ['POST', 'GET'],
		contentTypes: ['application/x-www-form-urlencoded', 'text/plain'],
		headers: [],
		successStatus: 200,
		retries: 'Most senders try again for hours or days',
		setup:
			'Register the URL above with the sender, choose below how it signs, and put its signing secret (or its public key) into the credential.',
		secret: 'Signing Secret or Public Key',
		options: ['audience'],
		events: [],
	},
} as const satisfies Provider;
