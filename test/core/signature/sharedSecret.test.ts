import fc from 'fast-check';
import type { SharedSecretScheme } from '../../../core/signature';
import { outcome, requestOf, SECRET, specOf, turnBit } from './support';

const scheme: SharedSecretScheme = {
	scheme: 'shared-secret',
	in: [
		{ header: 'x-secret' },
		{ header: 'authorization', prefix: 'Bearer ' },
		{ basic: 'authorization' },
		{ query: 'secret' },
	],
};
const spec = specOf(scheme);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const inQuery = (query: string) => requestOf({}, { url: `https://n8n.example/webhook?${query}` });

describe('shared secret', () => {
	it.each([
		['in a header', requestOf({ 'x-secret': SECRET })],
		['as a bearer token', requestOf({ authorization: `Bearer ${SECRET}` })],
		['as basic authentication', requestOf({ authorization: basic(SECRET) })],
		['after several spaces', requestOf({ authorization: basic(SECRET).replace(' ', '   ') })],
		['in the query', inQuery(`a=b&secret=${encodeURIComponent(SECRET)}`)],
		['in one place of several', requestOf({ 'x-secret': 'x', authorization: `Bearer ${SECRET}` })],
	])('accepts the secret %s', async (_, request) => {
		expect(await outcome(spec, request, { secrets: ['the next one', SECRET] })).toBe('ok');
		expect(await outcome(spec, request, { secrets: ['another'] })).toBe('bad_signature');
	});

	it.each([
		['nothing', requestOf(), 'missing_signature'],
		['a repeated header', requestOf({ 'x-secret': [SECRET, SECRET] }), 'missing_signature'],
		['no query', requestOf({}, { url: 'https://n8n.example/webhook' }), 'missing_signature'],
		['a word before', requestOf({ authorization: `Not ${basic(SECRET)}` }), 'missing_signature'],
		['a repeated parameter', inQuery(`secret=${SECRET}&secret=x`), 'missing_signature'],
		['another scheme', requestOf({ authorization: `Digest ${SECRET}` }), 'missing_signature'],
		['the bare word', requestOf({ authorization: SECRET }), 'missing_signature'],
		['a part', requestOf({ 'x-secret': SECRET.slice(0, -1) }), 'bad_signature'],
		['more', requestOf({ 'x-secret': `${SECRET}x` }), 'bad_signature'],
		['text for basic', requestOf({ authorization: `Basic ${SECRET}` }), 'missing_signature'],
	])('refuses %s', async (_, request, reason) => {
		expect(await outcome(spec, request)).toBe(reason);
	});

	it('looks into a header of the person’s choice', async () => {
		const request = requestOf({ 'x-n8n-token': SECRET });
		expect(await outcome(spec, request)).toBe('missing_signature');
		expect(await outcome(spec, request, { header: 'X-N8N-Token' })).toBe('ok');
	});

	it('refuses when any one bit was turned', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (bit) => {
				const turned = turnBit(SECRET, bit).toString('latin1');
				expect(await outcome(spec, requestOf({ 'x-secret': turned }))).not.toBe('ok');
				const encoded = turnBit(basic(SECRET).slice(6), bit).toString('latin1');
				const request = requestOf({ authorization: `Basic ${encoded}` });
				expect(await outcome(spec, request)).not.toBe('ok');
			}),
		);
	});
});
