import type { INodeProperties } from 'n8n-workflow';
import { fieldsIn, namesIn, nodes } from '../support/formNames';
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

/** Their pages explain each choice as well. */
const WITH_CHOICES = ['deadLetter', 'deadLetterTrigger', 'syncCheckpoint'];

/** What n8n's forms have anyway. */
const PLAIN = ['Operation', 'Resource', 'Count'];

const textOf = (names: readonly string[]) =>
	names.map((name) => readPage(`docs/${name}.md`).text.replace(/\s+/g, ' ')).join(' ');

const cases = nodes.map(({ description }) => [description.displayName, description] as const);

describe('the pages of the nodes', () => {
	it.each(cases)('say what each field of %s is for', (_name, { name, properties }) => {
		const text = textOf(ABOUT[name] ?? PROVIDERS);
		const isNamed = (field: INodeProperties) =>
			[withoutUnit(field.displayName), `\`${field.name}\``, `**${field.name}**`].some((title) =>
				text.includes(title),
			);
		const missing = fieldsIn(properties).filter((field) => !isNamed(field));
		expect(unexpected(missing.map(({ displayName }) => displayName))).toEqual([]);
	});

	it.each(cases.filter(([, { name }]) => WITH_CHOICES.includes(name)))(
		'explain the choices of %s',
		(_name, { name, properties }) => {
			const text = textOf(ABOUT[name] ?? []);
			const missing = namesIn(properties).filter((choice) => !text.includes(choice));
			expect(unexpected(missing)).toEqual([]);
		},
	);
});

const withoutUnit = (name: string) => name.replace(/ \([^)]*\)$/, '');
const unexpected = (names: readonly string[]) =>
	[...new Set(names)].filter((name) => !PLAIN.includes(name));
