import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { SignedContent, VerifyOptions } from '../../../core/signature';
import { outcome, requestOf, SECRET, specOf } from './support';

const json = '{"id":"evt_1","time":"1795132800","payload":"{\\"a\\":1}","list":[{"n":7}]}';

async function signedAs(
	signs: SignedContent,
	text: string,
	changes: Parameters<typeof requestOf>[1] = {},
	options: VerifyOptions = {},
) {
	const spec = specOf(
		{
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-signature' },
			signs,
		},
		{ time: { from: { json: 'time' }, unit: 's' } },
	);
	const signature = createHmac('sha256', SECRET).update(text).digest('hex');
	const request = requestOf(
		{ 'x-signature': signature, 'x-part': 'part', 'x-empty': '' },
		{ rawBody: Buffer.from(json), ...changes },
	);
	return await outcome(spec, request, options);
}

describe('signed content', () => {
	it.each([
		['{body}', json],
		['v0:{timestamp}:{body}', `v0:1795132800:${json}`],
		['{id}.{timestamp}.{body}', `delivery-1.1795132800.${json}`],
		['{method} {url}', 'POST https://n8n.example/webhook/orders?shop=1'],
		['{secret}|{bodyCrc32}', `${SECRET}|${crc32(json)}`],
		['{header:X-Part}-{json:payload}', 'part-{"a":1}'],
		['{json:list[0].n}', '7'],
		['{json:payload.a}', '1'],
		['constant', 'constant'],
	])('puts %s together', async (template, text) => {
		expect(await signedAs(template, text)).toBe('ok');
		expect(await signedAs(template, `${text} `)).toBe('bad_signature');
	});

	it.each([
		'{header:absent}',
		'{header:x-empty}',
		'{json:absent}',
		'{nonsense}',
		'{}',
		'{json:list}',
		'{json:[}',
	])('makes nothing of %s, which the request does not have', async (template) => {
		expect(await signedAs(template, '')).toBe('bad_signature');
		expect(await signedAs(template, 'undefined')).toBe('bad_signature');
	});

	it('signs over bytes that are no text as they came', async () => {
		const rawBody = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
		const spec = specOf({
			scheme: 'hmac',
			algorithm: 'sha256',
			encoding: 'hex',
			signature: { header: 'x-signature' },
			signs: 'v1:{body}',
		});
		const signature = createHmac('sha256', SECRET).update('v1:').update(rawBody).digest('hex');
		expect(await outcome(spec, requestOf({ 'x-signature': signature }, { rawBody }))).toBe('ok');
	});

	it('tries every form that a function answers with', async () => {
		const signs: SignedContent = ({ url }) => [url, Buffer.from('other')];
		expect(await signedAs(signs, 'https://n8n.example/webhook/orders?shop=1')).toBe('ok');
		expect(await signedAs(signs, 'other')).toBe('ok');
		expect(await signedAs(() => [], '')).toBe('bad_signature');
	});

	it.each([
		['https://public.example/hook', 'https://public.example/hook?shop=1'],
		['https://public.example/hook?a=b', 'https://public.example/hook?a=b'],
	])('knows the address as registered: %s', async (notificationUrl, text) => {
		expect(await signedAs('{url}', text, {}, { notificationUrl })).toBe('ok');
		expect(await signedAs(({ url }) => [url], text, {}, { notificationUrl })).toBe('ok');
	});

	it('adds no query to the registered address where none came', async () => {
		const notificationUrl = 'https://public.example/hook';
		const changes = { url: 'https://n8n.example/webhook' };
		expect(await signedAs('{url}', notificationUrl, changes, { notificationUrl })).toBe('ok');
	});
});
