import type { INodeProperties } from 'n8n-workflow';
import { fieldsIn, nodes } from '../support/formNames';
import { readPage } from '../support/pages';

/** Which pages, together, have every field of which node; as JSON it has another name. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
	deadLetter: ['dead-letters'],
	deadLetterTrigger: ['dead-letters'],
	fieldMapper: ['field-mapper', 'transforms'],
	integrationMonitorTrigger: ['monitor'],
	resilientHttpRequest: ['resilient-http-request', 'presets'],
	syncCheckpoint: ['sync-checkpoint'],
	webhookVerifiedTrigger: ['webhook-verified-trigger', 'verified-triggers', 'delivery'],
};
const PROVIDERS = ['verified-triggers', 'delivery'];
const self = ['Operation', 'Resource'];

const pagesOf = (names: readonly string[]) =>
	names.map((name) => readPage(`docs/${name}.md`).text.replace(/\s+/g, ' ')).join(' ');

describe('the pages of the nodes', () => {
	it.each(nodes.map(({ description }) => [description.displayName, description] as const))(
		'say what each field of %s is for',
		(_name, { name, properties }) => {
			const text = pagesOf(ABOUT[name] ?? PROVIDERS);
			const isNamed = ({ displayName, name }: INodeProperties) =>
				text.includes(displayName) || text.includes(`\`${name}\``);
			const missing = fieldsIn(properties).filter((field) => !isNamed(field));
			const names = new Set(missing.map(({ displayName }) => displayName));
			expect([...names].filter((name) => !self.includes(name))).toEqual([]);
		},
	);
});
