import type { IDataObject, ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { withoutEnvelope } from '../shared/envelope';

/**
 * The record at the input, for what the editor loads: it evaluates the parameters before it asks,
 * and n8n gives a node no other way to the data there. Nothing else evaluates it. It is no name for
 * `loadOptionsDependsOn`: of those the editor insists, and it would load nothing without a record.
 */
export const sampleField: INodeProperties = {
	displayName: 'Sample',
	name: 'sample',
	type: 'hidden',
	default: '={{ $json }}',
};

/** The record at the input, as a list of one; none while the node before has not run. */
export function readSample(context: ILoadOptionsFunctions): IDataObject[] {
	const { sample } = context.getCurrentNodeParameters() ?? {};
	if (typeof sample !== 'object' || sample === null) return [];
	return [withoutEnvelope(sample as IDataObject)];
}
