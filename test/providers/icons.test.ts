import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { providers } from '../../providers/registry';

const ROOT = path.join(__dirname, '../..');
const MAX_BYTES = 1500;

const pairs = [
	...Object.keys(providers).map((name) => `providers/${name}/icon`),
	'nodes/triggers/WebhookVerifiedTrigger/webhookVerifiedTrigger',
];
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe.each(pairs.flatMap((icon) => [`${icon}.svg`, `${icon}.dark.svg`]))('%s', (file) => {
	it('is well-formed and 60 by 60', () => {
		expect(XMLValidator.validate(read(file))).toBe(true);
		const { svg } = new XMLParser({ ignoreAttributes: false }).parse(read(file));
		expect(svg).toMatchObject({
			'@_xmlns': 'http://www.w3.org/2000/svg',
			'@_viewBox': '0 0 60 60',
		});
	});

	it('is small and draws shapes alone: nothing that runs, loads or needs a font', () => {
		expect(Buffer.byteLength(read(file))).toBeLessThan(MAX_BYTES);
		const tags = [...read(file).matchAll(/<(\w+)/g)].map(([, tag]) => tag);
		const shapes = ['svg', 'g', 'clipPath', 'path', 'circle', 'ellipse', 'rect'];
		expect(tags.filter((tag) => !shapes.includes(tag ?? ''))).toEqual([]);
		expect(read(file)).not.toMatch(/href|style|\son\w+=|url\((?!#gap\))/);
	});
});

it.each(['.svg', '.dark.svg'])('shows no two systems alike, and one sign for all: %s', (ending) => {
	const icons = pairs.map((icon) => read(`${icon}${ending}`));
	expect(new Set(icons).size).toBe(icons.length);
	const signs = icons.map((icon) => icon.slice(icon.lastIndexOf('<g ')));
	expect(new Set(signs).size).toBe(1);
});
