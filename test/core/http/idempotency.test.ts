import fc from 'fast-check';
import { idempotencyKey } from '../../../core/http';

describe('idempotencyKey', () => {
	it('is the same for the same event and caller, and short enough for any API', () => {
		const key = idempotencyKey('delivery-1', 'node-1');
		expect(idempotencyKey('delivery-1', 'node-1')).toBe(key);
		expect(key).toMatch(/^[0-9a-f]{32}$/);
	});

	it('differs for another event or caller, also where the two read the same joined', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
				fc.pre(a !== c || b !== d);
				expect(idempotencyKey(a, b)).not.toBe(idempotencyKey(c, d));
			}),
		);
	});
});
