import { httpRequestPage } from '../../docs/httpRequestPage.ts';
import { properties } from '../../nodes/ResilientHttpRequest/description';
import { readPage } from '../support/pages';

const { text } = readPage('docs/resilient-http-request.md');

describe('docs/resilient-http-request.md', () => {
	it('has every field (node docs/generate-http-request.ts brings it up to date)', () => {
		expect(text).toBe(httpRequestPage(text, properties));
	});
});
