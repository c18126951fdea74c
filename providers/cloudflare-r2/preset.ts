import type { Preset } from '../Preset';
import { cloudflareR2Api } from './api';

export const cloudflareR2Preset = {
	name: 'cloudflare-r2',
	displayName: 'Cloudflare R2',
	docs: {
		api: 'https://developers.cloudflare.com/r2/api/s3/api/',
		limits: 'https://developers.cloudflare.com/r2/platform/limits/',
	},
	api: cloudflareR2Api,
	limits: { windows: [] },
	notes: [
		'The path begins with the bucket: /bucket/key.',
		'One write a second for each key; more are answered 429, which is retried. Buckets are made and listed at most 50 times a second.',
		'Writing an object twice with PUT does no harm.',
		'Lists and errors are XML: they reach the next node as text, and are not paged by themselves.',
	],
} as const satisfies Preset;
