import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { httpRequestPage, MARK } from '../../docs/httpRequestPage.ts';
import { properties } from '../../nodes/ResilientHttpRequest/description';

const page = readFileSync(join(__dirname, '../../docs/resilient-http-request.md'), 'utf8');

describe('docs/resilient-http-request.md', () => {
	it('has every field (node docs/generate-http-request.ts brings it up to date)', () => {
		expect(page).toBe(httpRequestPage(page, properties));
	});

	it('names no field and no choice that the form lacks', () => {
		const titles = new Set<string>();
		const collect = (fields: readonly INodeProperties[]): void => {
			for (const field of fields as ReadonlyArray<
				INodeProperties & { values?: INodeProperties[] }
			>) {
				titles.add(field.displayName ?? field.name).add(field.name);
				collect((field.options ?? []) as INodeProperties[]);
				collect(field.values ?? []);
			}
		};
		collect(properties);
		const [written = ''] = page.split(MARK);
		const named = [...written.matchAll(/(?<!\w)_([A-Z][^_`]*?)_(?!\w)|\*\*([A-Z][^*.]*)\*\*/g)]
			.map(([, a, b]) => (a ?? b ?? '').replace(/\s+/g, ' '))
			.filter((name) => !OTHERS.has(name));
		expect(named.length).toBeGreaterThan(20);
		const known = new Set([...titles].map((title) => title.replace(/ \([^)]*\)$/, '')));
		expect(named.filter((name) => !titles.has(name) && !known.has(name))).toEqual([]);
	});
});

/** What the page stresses that is no field. */
const OTHERS = new Set(['Failed', 'Success', 'Limits', 'Secrets', 'Retryable']);
