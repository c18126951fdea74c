import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credential, Workflow, WorkflowNode } from '../../lib/template.ts';
import type { Row } from './routes.ts';
import type { Try } from './Try.ts';

export const FOLDER = 'workflows';

export type Imported = Workflow & { id: string };

/** The names of all templates, in order. */
export const templateNames = async (): Promise<string[]> =>
	(await readdir(FOLDER))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, ''))
		.sort();

/** A template as a user gets it. */
export const readTemplate = async (name: string): Promise<Workflow> =>
	JSON.parse(await readFile(join(FOLDER, `${name}.json`), 'utf8')) as Workflow;

/** What it is for: the first sentence of its first note. */
export function purpose({ nodes }: Workflow): string {
	const [about] = nodes.flatMap(({ parameters: { content } }) =>
		typeof content === 'string' ? [content] : [],
	);
	const [, text = ''] = /^## .*\n(.*)/.exec(about ?? '') ?? [];
	return text.replaceAll('**', '').replace(/(?<=[a-z])\. .*/, '.');
}

/** n8n's id for its workflow. */
export const idOf = (name: string): string =>
	name.replace(/-(.)/g, (_, next: string) => next.toUpperCase());

/**
 * A template with its credentials, as its user leaves it.
 *
 * @param known data of credentials that are the same for all, by the names in the template
 * @throws Error that names a credential or a node for which there is nothing to fill in
 */
export function fillIn(
	name: string,
	template: Workflow,
	{ credentials, parameters = {} }: Pick<Try, 'credentials' | 'parameters'>,
	known: Readonly<Record<string, Row>>,
): { workflow: Imported; credentials: Credential[] } {
	const made = new Map<string, Credential>();
	const strangers = Object.keys(parameters).filter(
		(wanted) => !template.nodes.some((node) => node.name === wanted),
	);
	if (strangers.length > 0) throw new Error(`${name} has no node ${strangers.join(', ')}`);

	function choose(type: string, label: string): { id: string; name: string } {
		const data = credentials[label] ?? known[label];
		if (!data) throw new Error(`${name} wants a credential "${label}"`);
		const credential = made.get(label) ?? {
			id: `${idOf(name)}${made.size + 1}`,
			name: `${label} (${name})`,
			type,
			data,
		};
		made.set(label, credential);
		return { id: credential.id, name: credential.name };
	}

	const nodes = template.nodes.map((node): WorkflowNode => {
		const chosen = Object.entries(node.credentials ?? {}).map(
			([type, credential]) => [type, choose(type, credential.name)] as const,
		);
		return {
			...node,
			parameters: { ...node.parameters, ...parameters[node.name] },
			...(chosen.length > 0 && { credentials: Object.fromEntries(chosen) }),
		};
	});
	return { workflow: { ...template, id: idOf(name), nodes }, credentials: [...made.values()] };
}
