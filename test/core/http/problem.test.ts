import fc from 'fast-check';
import { problemSentence } from '../../../core/http';

const sentence = (body: string) =>
	problemSentence({ status: 400, headers: {}, body: Buffer.from(body) });

describe('problemSentence', () => {
	it.each<[string, unknown, string]>([
		[
			'problem+json',
			{
				type: 'https://e.example/credit',
				title: 'Not enough credit',
				detail: 'You have 30, it costs 50',
			},
			'Not enough credit: You have 30, it costs 50',
		],
		['a title alone', { title: 'Forbidden', status: 403 }, 'Forbidden'],
		[
			'problem+json with errors',
			{
				title: 'Invalid',
				detail: 'See errors',
				errors: [{ detail: 'must be positive', name: 'age' }],
			},
			'Invalid: See errors: age: must be positive',
		],
		[
			'OpenAI and Stripe',
			{ error: { message: 'No such customer', type: 'invalid_request' } },
			'No such customer',
		],
		[
			'OAuth 2.0',
			{ error: 'invalid_grant', error_description: 'The code has expired' },
			'The code has expired',
		],
		['OAuth 2.0 without a description', { error: 'invalid_grant' }, 'invalid_grant'],
		['a message', { message: 'Not Found', documentation_url: 'https://d.example' }, 'Not Found'],
		[
			'GitHub',
			{
				message: 'Validation Failed',
				errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
			},
			'Validation Failed: title: missing_field',
		],
		['PayPal', { name: 'NOT_FOUND', message: 'No such order' }, 'NOT_FOUND: No such order'],
		[
			'Shopify',
			{ errors: { title: ["can't be blank"], price: ['is no number', 'is low'] } },
			"title can't be blank; price is no number, is low",
		],
		['Shopify, as text', { errors: 'Not Found' }, 'Not Found'],
		[
			'userErrors',
			[{ field: ['input', 'title'], message: 'is too long' }],
			'input.title: is too long',
		],
		[
			'Square',
			{ errors: [{ category: 'X', code: 'NOT_FOUND', detail: 'No payment' }] },
			'No payment',
		],
		['Slack', { ok: false, error: 'channel_not_found' }, 'channel_not_found'],
		['the same thing said twice', { errors: [{ message: 'bad' }, { message: 'bad' }] }, 'bad'],
		['what is not known', { a: 1 }, '{"a":1}'],
		['a list of texts', { errors: ['no name', 'no date'] }, 'no name; no date'],
		['NestJS', { statusCode: 400, message: ['no name', 'no date'] }, 'no name; no date'],
		['an empty list', { email: [] }, '{"email":[]}'],
		['null', null, ''],
	])('reads %s', (_name, body, said) => {
		expect(sentence(JSON.stringify(body))).toBe(said);
	});

	it.each([
		['bad\r\n\trequest\u0000', 'bad request'],
		[
			'<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
			'502 Bad Gateway',
		],
		['<h1>Down</h1> for work', 'Down for work'],
		['', ''],
	])('reads the text %j', (body, said) => {
		expect(sentence(body)).toBe(said);
	});

	it('is one short line for any body', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.json(),
					fc.string(),
					fc
						.jsonValue({ maxDepth: 12 })
						.map((v) => JSON.stringify({ error: v, message: 'x'.repeat(999) })),
				),
				(body) => {
					const said = sentence(body);
					expect(said.length).toBeLessThanOrEqual(301);
					expect(said).not.toMatch(/[\r\n\u0000]/);
				},
			),
		);
	});
});
