import { families } from '../../core/mapping/transforms';
import { properties } from '../../nodes/ResilientHttpRequest/description';
import { presets } from '../../providers/presets';
import { providers } from '../../providers/registry';
import { matches, readPage } from '../support/pages';

describe('README.md', () => {
	const text = readPage('README.md').text.replace(/\s+/g, ' ');
	const counts = (pattern: RegExp) => matches([text], pattern).map(Number);

	it('counts right', () => {
		const known = Object.keys(providers).length;
		const apis = Object.keys(presets).length;
		expect(new Set(counts(/of (\d+) (?:\[?providers|APIs)/g))).toEqual(new Set([known, apis]));
		expect(counts(/of (\d+) \[?providers/g)).toEqual([known, known]);
	});

	it('quotes the defaults of the form', () => {
		const fields = new Map(
			properties.flatMap(({ displayName, options = [] }) =>
				options.flatMap((option) =>
					'type' in option ? [[`${displayName} → ${option.displayName}`, option.default]] : [],
				),
			) as Array<[string, unknown]>,
		);
		const sentences: Record<string, (value: unknown) => string> = {
			'Options → Calls at a Time': (calls) => `at most ${calls} calls at a time`,
			'Retry → Attempts': (attempts) => `${{ 5: 'five' }[Number(attempts)]} attempts for 408`,
			'Retry → Jitter (Milliseconds)': (jitter) => `plus up to ${jitter} ms`,
			'Retry → Longest Wait (Seconds)': (wait) => `up to ${wait} s)`,
			'Circuit Breaker → Failures': (failures) => `opens after ${failures} failures in a row`,
			'Circuit Breaker → Open For (Seconds)': (open) => `probes after ${open} s`,
		};
		for (const [field, sentence] of Object.entries(sentences)) {
			expect(text).toContain(sentence(fields.get(field)));
		}
	});

	it('has a changelog that counts right', () => {
		const changes = readPage('CHANGELOG.md').text.replace(/\s+/g, ' ');
		const transforms = Object.values(families).flat().length;
		expect(changes).toContain(`each of ${Object.keys(providers).length} providers`);
		expect(changes).toContain(`presets of ${Object.keys(presets).length} APIs`);
		expect(changes).toContain(`${transforms} transforms`);
	});
});

describe('docs/sizing.md', () => {
	const { text: proof } = readPage('docs/proof.md');
	const sections = new Map(
		proof.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section]),
	);
	const paragraphs = readPage('docs/sizing.md')
		.text.split(/\n\n|^\|.*\n/m)
		.flatMap((paragraph) => {
			const about = matches([paragraph], /proof\.md#([\w-]+)/g);
			return about.length > 0 ? [[about, paragraph] as const] : [];
		});

	it.each(paragraphs)('quotes figures of %s as they were measured', (about, paragraph) => {
		const measured = about.map((name) => sections.get(name) ?? '').join('\n');
		const figures = [...paragraph.matchAll(/(?<![\w#.])\d[\d,]*(?:\.\d+)?/g)].map(
			([figure]) => figure,
		);
		const plain = measured.replace(/(\d),(\d{3})/g, '$1$2');
		expect(figures.filter((figure) => !plain.includes(figure.replaceAll(',', '')))).toEqual([]);
	});
});
