import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';
import { presetCredential, providerCredential } from '../../credentials/providerCredential';
import { verifiedTrigger } from '../../nodes/triggers/shared/verifiedTrigger';
import { presets } from '../../providers/presets';
import { providers } from '../../providers/registry';
import { ROOT } from './pages';

/** Every field that a person sees in a form, those in its collections included. */
export function fieldsIn(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inside = (property.options ?? []).flatMap((option) => {
			if ('type' in option) return [option];
			return 'values' in option ? option.values : [];
		});
		const isSeen = property.type !== 'notice' && property.type !== 'hidden';
		return [...(isSeen ? [property] : []), ...fieldsIn(inside)];
	});
}

/** Every name that a person reads in a form: of fields, of choices, of rows. */
export const namesIn = (properties: readonly INodeProperties[]): string[] =>
	fieldsIn(properties).flatMap(({ displayName, options = [] }) => [
		displayName,
		...options.map((option) => ('value' in option ? option.name : option.displayName)),
	]);

type Class<T> = new () => T;

const classesIn = <T>(pattern: string): Array<Class<T>> =>
	globSync(pattern, { cwd: ROOT }).map((file) => {
		const [only] = Object.values(jest.requireActual<Record<string, Class<T>>>(join(ROOT, file)));
		return only!;
	});

/** All nodes of the pack, from the source. */
export const nodes: readonly INodeType[] = [
	...classesIn<INodeType>('nodes/**/*.node.ts'),
	...Object.values(providers).map(verifiedTrigger),
].map((Node) => new Node());

/** All credentials of the pack, from the source. */
export const credentials: readonly ICredentialType[] = [
	...classesIn<ICredentialType>('credentials/*.credentials.ts'),
	...Object.values(providers).map(providerCredential),
	...Object.values(presets).map(presetCredential),
].map((Credential) => new Credential());

/** Where a node's ports depend on its form, an expression names them. */
const portNames = (ports: unknown): string[] =>
	typeof ports === 'string' ? [...ports.matchAll(/"([A-Z][^"]*)"/g)].map(([, name]) => name!) : [];

/** All names that the pack shows in n8n. */
export const shownNames: ReadonlySet<string> = new Set([
	...nodes.flatMap(({ description }) => [
		description.displayName,
		...portNames(description.inputs),
		...portNames(description.outputs),
		...namesIn(description.properties),
	]),
	...credentials.flatMap(({ displayName, properties }) => [displayName, ...namesIn(properties)]),
]);
