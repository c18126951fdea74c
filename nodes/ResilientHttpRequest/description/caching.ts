import { group, number, toggle } from './fields';

export const caching = group(
	{ displayName: 'Caching', name: 'caching', show: { method: ['GET', 'HEAD'] } },
	[
		toggle({
			displayName: 'Enabled',
			name: 'enabled',
			description:
				'Whether answers are kept and, with ETag or Last-Modified, revalidated (RFC 9111), for all executions',
		}),
		toggle({
			displayName: 'Ignore the API’s Rules',
			name: 'ignoreServer',
			description: 'Whether Good For counts whatever Cache-Control says',
		}),
		number({
			displayName: 'Good For (Seconds)',
			name: 'ttlSeconds',
			default: 60,
			zero: true,
			description: 'An answer that does not say how long it is good',
		}),
		number({ displayName: 'Keep For (Hours)', name: 'keepHours', default: 24, max: 8760 }),
		number({
			displayName: 'Stale While Down (Seconds)',
			name: 'staleSeconds',
			default: 0,
			zero: true,
			description: 'How long past its time an answer may stand in while the API is down',
		}),
	],
);
