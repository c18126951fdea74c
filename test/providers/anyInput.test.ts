import fc from 'fast-check';
import { verifyDelivery } from '../../core/signature';
import { providers } from '../../providers/registry';
import { fixtures } from './fixtures';

describe('any input', () => {
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const anyBody = fc.oneof(
		fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
		fc.json().map((json) => Buffer.from(json)),
		fc.constantFrom(...fixtures).map(({ body }) => Buffer.from(body)),
	);
	const names = [...new Set(fixtures.flatMap(({ headers }) => Object.keys(headers)))];
	const anyHeaders = fc.dictionary(
		fc.oneof(fc.constantFrom(...names), text),
		fc.oneof(text, fc.array(text, { maxLength: 2 }), fc.constantFrom('t=1,v1=aa', 'Basic Og==')),
		{ maxKeys: 6 },
	);

	it('gets an answer, and none without the secret is genuine', async () => {
		const provider = fc.constantFrom(...Object.keys(providers), 'constructor', 'nobody');
		const method = fc.constantFrom('GET', 'POST');
		await fc.assert(
			fc.asyncProperty(
				fc.record({ provider, method, url: text, headers: anyHeaders, rawBody: anyBody }),
				async (request) => {
					const secrets = [Buffer.alloc(24, 9).toString('base64')];
					const result = await verifyDelivery({ ...request, secrets, now: 1_795_171_200_000 });
					// A handshake may be unsigned; an event may not.
					expect(result).not.toHaveProperty('eventId');
					if (!result.ok) expect([400, 401, 403, 503]).toContain(result.status);
				},
			),
			{ numRuns: 500 },
		);
	});
});
