import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { presets, suggestCopy, suggestRows, type Suggestion } from '../../core/mapping';
import { readSample } from './sample';

/** Rows that may be accepted and those that were, each as its JSON. */
export async function loadSuggestions(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const records = readSample(this);
	const { suggestFor, suggestTarget, accepted = [] } = this.getCurrentNodeParameters() ?? {};
	try {
		const suggested = suggestionsFor(records, suggestFor, suggestTarget).map(optionOf);
		const values = new Set(suggested.map(({ value }) => value));
		const others = (accepted as string[]).filter((value) => !values.has(value));
		return [...suggested, ...others.map((value) => ({ name: titleOf(JSON.parse(value)), value }))];
	} catch (error) {
		throw new NodeOperationError(this.getNode(), error as Error, {
			message: `The target is not JSON: ${(error as Error).message}`,
		});
	}
}

function suggestionsFor(records: unknown[], target: unknown, own: unknown): Suggestion[] {
	if (target === 'copy') return suggestCopy(records);
	const preset = Object.entries(presets).find(([name]) => name === target)?.[1];
	if (preset) return suggestRows(records, preset.schema);
	return suggestRows(records, typeof own === 'string' ? JSON.parse(own) : own);
}

const titleOf = ({ source = '', target }: Suggestion['row']): string => `${source} → ${target}`;

const optionOf = ({ row, score }: Suggestion): INodePropertyOptions => ({
	name: titleOf(row),
	value: JSON.stringify(row),
	description: [
		`${Math.round(score * 100)} % alike`,
		...(row.transforms ?? []).map(({ name }) => name),
		...(row.type ? [`type ${row.type}`] : []),
		...(row.required ? ['required'] : []),
	].join(', '),
});
