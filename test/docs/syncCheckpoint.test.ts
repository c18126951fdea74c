import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { ResilientHttpRequest } from '../../nodes/ResilientHttpRequest/ResilientHttpRequest.node';
import { SyncCheckpoint } from '../../nodes/SyncCheckpoint/SyncCheckpoint.node';

const read = (path: string) => readFileSync(join(__dirname, '..', '..', path), 'utf8');
const text = read('docs/sync-checkpoint.md');

/** Every name that a person reads in a node's form. */
function namesIn(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => {
		const inOptions = (property.options ?? []).flatMap((option) => {
			if ('type' in option) return namesIn([option]);
			return 'values' in option ? namesIn(option.values) : [option.name];
		});
		return [property.displayName, ...inOptions];
	});
}

const own = namesIn(new SyncCheckpoint().description.properties);
const ofRequest = namesIn(new ResilientHttpRequest().description.properties);
const template = JSON.parse(read('workflows/polling-source-to-api.json')) as {
	nodes: Array<{ name: string }>;
};
const others = [
	'Resilient HTTP Request',
	'Error Trigger',
	...template.nodes.map(({ name }) => name),
];

describe('docs/sync-checkpoint.md', () => {
	it('names only what is in the forms and the template', () => {
		const inBold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) =>
			name!.replace(/\s+/g, ' '),
		);
		const known = new Set([...own, ...ofRequest, ...others]);
		expect(inBold.filter((name) => !known.has(name))).toEqual([]);
	});

	it('names all that is in the form', () => {
		const self = ['Operation', 'Resource', 'Count'];
		const plain = text.replace(/\s+/g, ' ');
		expect(own.filter((name) => !plain.includes(name) && !self.includes(name))).toEqual([]);
	});

	it('quotes errors as the code says them', () => {
		const source = [
			...['core/sync/conflict', 'core/sync/cursor'],
			...['changes', 'checkpoint', 'records', 'values'].map(
				(file) => `nodes/SyncCheckpoint/${file}`,
			),
		]
			.map((file) => read(`${file}.ts`))
			.join('\n');
		const rows = text.slice(text.indexOf('## Errors')).matchAll(/^\| (.*?) +\|/gm);
		const messages = [...rows].map(([, message]) => message!).slice(2);
		expect(messages.length).toBeGreaterThan(5);
		const parts = messages.flatMap((message) => message.split('…').map((part) => part.trim()));
		expect(parts.filter((part) => !source.includes(part))).toEqual([]);
	});
});
