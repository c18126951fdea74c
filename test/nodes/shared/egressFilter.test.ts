import { egressFilter as n8nFilter } from '../../support/egress';
import { egressFilter } from '../../../nodes/shared/http/egressFilter';

afterEach(() => {
	delete process.env.N8N_SSRF_PROTECTION_ENABLED;
});

it('takes the filter of n8n', () => {
	const filter = n8nFilter();
	expect(egressFilter({ helpers: { getSecureEgressFilter: () => filter } })).toBe(filter);
});

describe('in an n8n that has no filter for nodes', () => {
	it('lets requests through while n8n is not asked to protect', async () => {
		const filter = egressFilter({ helpers: {} });
		expect(await filter.validateUrl('http://10.0.0.1/')).toEqual({ ok: true, result: undefined });
		// The same for all, because connections are kept by filter.
		expect(egressFilter({ helpers: {} })).toBe(filter);
	});

	it.each(['true', 'TRUE', '1'])('sends nothing when it is to protect: %s', (value) => {
		process.env.N8N_SSRF_PROTECTION_ENABLED = value;
		expect(() => egressFilter({ helpers: {} })).toThrow('Update n8n to 2.38.2 or newer');
	});
});
