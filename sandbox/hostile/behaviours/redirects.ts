import { answer, JSON_TYPE } from '../behaviour.ts';
import type { Behaviour, Origins, Outcome } from '../behaviour.ts';

const REFUSED = { reason: 'refused', retryable: false } as const;

type Redirect = Partial<Behaviour> & {
	status?: number;
	to?: (origins: Origins) => string;
	does: string;
	outcome: Outcome;
};

const redirect = (name: string, { status = 302, to, ...rest }: Redirect): Behaviour => ({
	path: `/redirect/${name}`,
	respond: ({ socket, origins }) =>
		void socket.write(answer(status, to ? { Location: to(origins) } : {})),
	...rest,
});

const echoed = (method: string, body: string) => JSON.stringify({ method, body });

/** Followed, five at most; each hop asks the egress filter. */
export const redirects: readonly Behaviour[] = [
	redirect('same-origin', {
		does: 'redirects to a path of its own: followed with the credential',
		to: () => '/echo?from=redirect',
		outcome: { status: 200, body: echoed('GET', '') },
	}),
	redirect('other-origin', {
		does: 'redirects to another origin: followed without any credential',
		to: ({ other }) => `${other}/echo`,
		outcome: { status: 200, body: echoed('GET', '') },
	}),
	redirect('other-origin-with-key', {
		does: 'redirects to another origin and repeats the query: its credentials are taken out',
		to: ({ other }) => `${other}/echo?page=2`,
		outcome: { status: 200 },
		respond: ({ socket, origins, request }) => {
			const query = request.url.split('?')[1] ?? '';
			socket.write(answer(302, { Location: `${origins.other}/echo?page=2&${query}` }));
		},
	}),
	redirect('303-after-post', {
		method: 'POST',
		status: 303,
		does: 'answers a POST with 303: a GET follows',
		to: () => '/echo',
		outcome: { status: 200, body: echoed('GET', '') },
	}),
	redirect('302-after-post', {
		method: 'POST',
		does: 'answers a POST with 302: a GET follows',
		to: () => '/echo',
		outcome: { status: 200, body: echoed('GET', '') },
	}),
	redirect('307-after-post', {
		method: 'POST',
		status: 307,
		does: 'answers a POST with 307 to a path of its own: the POST is sent again',
		to: () => '/echo',
		outcome: { status: 200, body: echoed('POST', '{"order":1}') },
	}),
	redirect('308-to-other-origin', {
		method: 'POST',
		status: 308,
		does: 'answers a POST with 308 to another origin: the body stays here',
		to: ({ other }) => `${other}/echo`,
		outcome: { ...REFUSED, message: 'redirects a POST' },
	}),
	redirect('loop', {
		does: 'redirects to itself',
		to: () => '/redirect/loop',
		outcome: { ...REFUSED, message: 'more than 5 times', requests: 6 },
	}),
	redirect('private', {
		does: 'redirects to a private address',
		to: () => 'http://10.0.0.1/',
		outcome: { ...REFUSED, message: '10.0.0.1' },
	}),
	redirect('metadata', {
		does: 'redirects to the cloud’s metadata address',
		to: () => 'http://169.254.169.254/latest/meta-data/',
		outcome: { ...REFUSED, message: '169.254.169.254' },
	}),
	redirect('to-http', {
		over: 'https',
		does: 'redirects from https to http',
		to: ({ http }) => `${http}/echo`,
		outcome: { ...REFUSED, message: 'unencrypted' },
	}),
	redirect('to-file', {
		does: 'redirects to a file',
		to: () => 'file:///etc/passwd',
		outcome: { ...REFUSED, message: 'cannot be called' },
	}),
	redirect('nonsense', {
		does: 'redirects to an address that makes no sense',
		to: () => 'http://[',
		outcome: { ...REFUSED, message: 'makes no sense' },
	}),
	redirect('nowhere', {
		does: 'redirects without saying where',
		outcome: { reason: 'http_status', failedWith: 302, retryable: false },
	}),
	{
		path: '/echo',
		method: 'POST',
		does: 'answers with the request',
		outcome: { status: 200, body: echoed('POST', '{"order":1}') },
		respond: ({ socket, request }) =>
			void socket.write(answer(200, JSON_TYPE, echoed(request.method, request.body))),
	},
];
