import type { Preset } from '../Preset';
import { perDay, perSecond } from '../rates';
import { awsSesApi } from './api';

export const awsSesPreset = {
	name: 'aws-ses',
	displayName: 'Amazon SES',
	docs: {
		api: 'https://docs.aws.amazon.com/ses/latest/APIReference-V2/Welcome.html',
		limits: 'https://docs.aws.amazon.com/ses/latest/dg/quotas.html',
	},
	api: awsSesApi,
	limits: {
		windows: [perSecond(1)],
		endpoints: [{ method: 'POST', path: '/v2/email/outbound-*', limits: [perDay(200)] }],
		plan: 'The sandbox: 1 message a second and 200 a day, counted by recipients. GET /v2/email/account tells yours.',
	},
	pagination: {
		list: {
			example: { path: '/v2/email/identities?PageSize=100' },
			strategy: {
				type: 'cursor',
				itemsPath: 'EmailIdentities',
				place: { in: 'query', name: 'NextToken' },
				cursorPath: 'NextToken',
			},
			named: true,
		},
	},
	batches: {
		// A template's data for each recipient; sender and template are constants beside the list.
		'bulk email': {
			path: '/v2/email/outbound-bulk-emails',
			plan: {
				shape: { type: 'object', field: 'BulkEmailEntries' },
				limits: { maxItems: 50, maxBytes: 10_000_000 },
				answer: {
					type: 'index',
					path: 'BulkEmailEntryResults',
					statusPath: 'Status',
					success: ['SUCCESS'],
					errorPath: 'Error',
				},
			},
		},
	},
	errors: { message: 'message' },
	notes: ['There is no idempotency key: a message that got no answer is not sent again by itself.'],
	unconfirmed: ['How large the body of a bulk call may be.'],
} as const satisfies Preset;
