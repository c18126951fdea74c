import { UserError, type ILoadOptionsFunctions, type INodePropertyOptions } from 'n8n-workflow';
import type { BatchPlan } from '../../../core/batch';
import type { PaginationStrategy } from '../../../core/pagination';
import type { Batching, Preset } from '../../../providers/Preset';
import { chosenPreset } from './chosen';

const title = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Fills the lists of the form that depend on the API. */
export const presetLists = {
	async listPages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const pages = chosenPreset(this.getCurrentNodeParameter('api'))?.pagination;
		return withUsual(
			Object.entries(pages ?? {}).map(([value, { example }]) => ({
				value,
				name: title(value),
				description: `As for ${example.path}`,
			})),
		);
	},
	async listBatches(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const batches = chosenPreset(this.getCurrentNodeParameter('api'))?.batches;
		return withUsual(
			Object.entries(batches ?? {}).map(([value, { path }]) => ({
				value,
				name: title(value),
				description: path,
			})),
		);
	},
};

/** The field's default is an option too, or the editor marks it as wrong. */
function withUsual(options: INodePropertyOptions[]): INodePropertyOptions[] {
	const [first] = options;
	const usual = first
		? { name: `The Usual One: ${first.name}`, description: first.description }
		: { name: 'This API Has None' };
	return [{ value: '', ...usual }, ...options];
}

/** The API's own way to page; without a name its first. @throws UserError when it has none. */
export function presetPages(
	preset: Preset | undefined,
	name: string,
	itemsPath: string | undefined,
): PaginationStrategy {
	const { strategy } = chosen('Pages of the API', preset, preset?.pagination, name);
	return itemsPath === undefined ? strategy : { ...strategy, itemsPath };
}

/** @throws UserError */
export function presetBatch(
	preset: Preset | undefined,
	name: string,
): Batching & { plan: BatchPlan } {
	return chosen('Batches of the API', preset, preset?.batches, name);
}

function chosen<T>(
	field: string,
	preset: Preset | undefined,
	known: Readonly<Record<string, T>> | undefined,
	name: string,
): T {
	const wanted = name || Object.keys(known ?? {})[0] || '';
	const found = known && Object.hasOwn(known, wanted) ? known[wanted] : undefined;
	if (found !== undefined) return found;
	throw new UserError(
		known
			? `${field}: ${preset!.displayName} has ${Object.keys(known).join(', ')}, not “${name}”`
			: `${field}: ${preset?.displayName ?? 'plain HTTP'} describes none; choose another way`,
	);
}
