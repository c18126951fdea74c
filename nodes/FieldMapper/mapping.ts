import type { INodeParameters } from 'n8n-workflow';
import {
	compileVersioned,
	parseMapping,
	type CompiledMapping,
	type Grouping,
} from '../../core/mapping';
import { mappingFromForm, type Form } from './form';

export interface ReadMapping {
	map: CompiledMapping;
	group?: Grouping;
}

/**
 * The node's mapping, compiled. It is the same for all items, so it is taken as it is written: an
 * expression in it is refused by name rather than evaluated for the first item alone.
 * @throws MappingError naming the row and what to do.
 */
export function readMapping(parameters: INodeParameters): ReadMapping {
	const { mode, mapping } = parameters;
	const parsed = parseMapping(mode === 'json' ? mapping : mappingFromForm(parameters as Form));
	return { map: compileVersioned(parsed), ...(parsed.group && { group: parsed.group }) };
}
