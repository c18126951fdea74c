import fc from 'fast-check';
import { readBody } from '../../../nodes/triggers/shared/readBody';
import { awsSns } from '../../../providers/aws-sns/provider';
import { shopify } from '../../../providers/shopify/provider';
import { slack } from '../../../providers/slack/provider';
import type { Provider } from '../../../providers/Provider';

const FORM = 'application/x-www-form-urlencoded';

const read = (provider: Provider, type: string, body: string | Uint8Array) =>
	readBody(provider, {
		method: 'POST',
		url: 'https://n8n.example/',
		headers: { 'content-type': type },
		rawBody: Buffer.from(body as string),
	});

describe('readBody', () => {
	it('keeps the bytes of JSON', () => {
		const json = '{"a": 1e2}\n';
		expect(read(shopify, 'application/json', json)).toEqual({
			ok: true,
			value: { a: 100 },
			json: Buffer.from(json),
		});
	});

	it('takes plain text for JSON where a provider sends it so', () => {
		expect(read(awsSns, 'text/plain; charset=UTF-8', '{"a":1}')).toMatchObject({ value: { a: 1 } });
		expect(read(shopify, 'text/plain', '{"a":1}')).toEqual({
			ok: false,
			reason: 'wrong_content_type',
		});
	});

	it('makes an object of a form where a provider sends one', () => {
		expect(read(slack, FORM, 'text=a+b%26c&empty=&user=1&user=2')).toEqual({
			ok: true,
			value: { text: 'a b&c', empty: '', user: ['1', '2'] },
			json: Buffer.from('{"text":"a b&c","empty":"","user":["1","2"]}'),
		});
		expect(read(shopify, FORM, 'a=1')).toMatchObject({ reason: 'wrong_content_type' });
	});

	it.each([
		['broken', 'a=%zz'],
		['not UTF-8', 'a=%ff'],
	])('refuses a form with an escape that is %s', (_, body) => {
		expect(read(slack, FORM, body)).toEqual({ ok: false, reason: 'not_form' });
	});

	it('refuses what is not UTF-8', () => {
		expect(read(slack, FORM, new Uint8Array([0x61, 0x3d, 0xff]))).toMatchObject({
			reason: 'not_utf8',
		});
	});

	it('gives a field of a form no way to a prototype', () => {
		const { value } = read(slack, FORM, '__proto__=1&constructor=2') as { value: object };
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
	});

	it('reads every form that it is given', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), {
					minKeys: 1,
				}),
				(fields) => {
					const form = new URLSearchParams(fields).toString();
					const body = read(slack, FORM, form);
					expect(body.ok && Object.entries(body.value as object).sort()).toEqual(
						Object.entries(fields).sort(),
					);
				},
			),
		);
	});
});
