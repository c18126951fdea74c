import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listSources } from '../../core/mapping';
import { readSample } from './sample';

/** The fields of the record at the input, as sources of a row. */
export async function listFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const each = this.getCurrentNodeParameter('structure.each');
	return listSources(readSample(this), each ? String(each) : undefined).map(({ source, type }) => ({
		name: source,
		value: source,
		description: type,
	}));
}
