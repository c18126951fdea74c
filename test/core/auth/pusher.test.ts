import { signForPusher } from '../../../core/auth/pusher';

const auth = { type: 'pusher', key: '{key}', secret: '{secret}' } as const;
const fields = { key: '278d425bdf160c739803', secret: '7ad3773142a6692b25b8' };
const call = {
	method: 'POST',
	url: 'https://api.pusherapp.com/apps/3/events',
	headers: {},
	body: '{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}',
	timeoutMs: 1000,
};
const sign = (changes: Partial<typeof call> = {}) =>
	new URL(signForPusher(auth, fields, { ...call, ...changes }, 1_353_088_179_000).url).searchParams;

// https://pusher.com/docs/channels/library_auth_reference/rest-api/#worked-authentication-example
it('signs as the worked example of the documentation', () => {
	expect(Object.fromEntries(sign())).toEqual({
		auth_key: '278d425bdf160c739803',
		auth_timestamp: '1353088179',
		auth_version: '1.0',
		body_md5: 'ec365a775a4cd0599faeb73354201b6f',
		auth_signature: 'da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c',
	});
});

it('signs a query, whatever its order, and no body where there is none', () => {
	const url = 'https://api.pusherapp.com/apps/3/channels';
	const one = sign({ method: 'GET', body: '', url: `${url}?info=user_count&filter_by_prefix=a` });
	const other = sign({ method: 'GET', body: '', url: `${url}?filter_by_prefix=a&info=user_count` });
	expect(one.get('body_md5')).toBeNull();
	expect(one.get('auth_signature')).toBe(other.get('auth_signature'));
	expect(one.get('auth_signature')).not.toBe(sign().get('auth_signature'));
});

it('signs a signed request anew', () => {
	const first = signForPusher(auth, fields, call, 1_353_088_170_000);
	expect(sign({ url: first.url })).toEqual(sign());
});

it('refuses a body that it cannot read, and a credential that is not filled in', () => {
	const content = { open: async () => [] as never };
	expect(() => signForPusher(auth, fields, { ...call, content }, 0)).toThrow(/binary/);
	expect(() => signForPusher(auth, { key: 'k' }, call, 0)).toThrow(/secret/);
});
