import type { Preset } from '../Preset';
import { perSecond } from '../rates';
import { awsS3Api } from './api';

const writes = { path: '/**', limits: [perSecond(3500)] };
const reads = { path: '/**', limits: [perSecond(5500)] };

export const awsS3Preset = {
	name: 'aws-s3',
	displayName: 'Amazon S3',
	docs: {
		api: 'https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html',
		limits: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html',
	},
	api: awsS3Api,
	limits: {
		windows: [],
		// For each prefix; all prefixes together have no limit.
		endpoints: [
			{ method: 'GET', ...reads },
			{ method: 'HEAD', ...reads },
			{ method: 'PUT', ...writes },
			{ method: 'POST', ...writes },
			{ method: 'DELETE', ...writes },
		],
	},
	notes: [
		'Too many calls are answered 503 SlowDown, which is retried.',
		'Writing an object twice with PUT does no harm; the header If-None-Match: * refuses to replace one.',
		'Lists and errors are XML: they reach the next node as text, and are not paged by themselves.',
	],
	unconfirmed: ['The rates for a prefix were not looked up again.'],
} as const satisfies Preset;
