import fc from 'fast-check';
import { readSource, type Source, type SignedRequest } from '../../../core/signature';
import { requestOf } from './support';

const at = (source: Source, rawBody = '', changes: Partial<SignedRequest> = {}) =>
	readSource(source, requestOf({}, { rawBody: Buffer.from(rawBody), ...changes }));

describe('sources', () => {
	it.each<[Source, string, string | undefined]>([
		[{ json: 'a.b' }, '{"a":{"b":"c"}}', 'c'],
		[{ json: 'a[1].b' }, '{"a":[{},{"b":2}]}', '2'],
		[{ json: '[0]' }, '["first"]', 'first'],
		[{ json: 'a.b' }, '{"a":"{\\"b\\":true}"}', 'true'],
		[{ json: '[only].a' }, '[{"a":1}]', '1'],
		[{ json: '[only].a' }, '[{"a":1},{"a":2}]', undefined],
		[{ json: 'a' }, '{"a":{}}', undefined],
		[{ json: 'a' }, '{"a":null}', undefined],
		[{ json: 'a' }, '{"a":""}', undefined],
		[{ json: 'constructor.name' }, '{}', undefined],
		[{ json: '__proto__' }, '{}', undefined],
		[{ json: 'a' }, 'no json', undefined],
		[{ form: 'a' }, 'a=b%20c&d=e', 'b c'],
		[{ form: 'a' }, 'a=1&a=2', undefined],
		[{ form: 'payload.type' }, 'payload=%7B%22type%22%3A%22x%22%7D', 'x'],
		[{ form: 'hub.mode' }, 'hub.mode=subscribe', 'subscribe'],
		[{ form: 'id.' }, 'id=1', undefined],
		[{ query: 'shop' }, '', '1'],
		[{ query: 'absent' }, '', undefined],
		[{ all: [{ json: 'a' }, { json: 'b' }] }, '{"a":1,"b":2}', '1:2'],
		[{ all: [{ json: 'a' }, { json: 'b' }] }, '{"a":1}', undefined],
		[[{ json: 'a' }, { json: 'b' }], '{"b":2}', '2'],
		[[], '', undefined],
	])('reads %j from %s', (source, body, value) => {
		expect(at(source, body)).toBe(value);
	});

	it('finds no value that is empty', () => {
		const source = { header: 'x-list', prefix: 'v1=', separator: ',' };
		const given = (text: string) => readSource(source, requestOf({ 'x-list': text }));
		expect(given('v1=')).toBeUndefined();
		expect(given('v1=,v1=a')).toBe('a');
	});

	it('takes the hash of the bytes for an id', () => {
		const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
		expect(at({ bodyHash: 'sha256' })).toBe(empty);
		expect(at({ bodyHash: 'sha256' }, ' ')).not.toBe(empty);
	});

	it('throws at no path and no body', () => {
		fc.assert(
			fc.property(fc.string(), fc.oneof(fc.string(), fc.json()), (path, body) => {
				for (const source of [{ json: path }, { form: path }, { query: path }]) {
					expect(['string', 'undefined']).toContain(typeof at(source, body));
				}
			}),
		);
	});
});
