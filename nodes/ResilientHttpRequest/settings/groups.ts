import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readForm, type Form } from './form';

/** Reads a group of the node. It is the same for all items, as a policy has to be. */
export function groupReader(context: Pick<IExecuteFunctions, 'getNodeParameter'>) {
	return (group: INodeProperties): Form => {
		const values = (context.getNodeParameter(group.name, 0, {}) ?? {}) as IDataObject;
		return readForm(group.options as INodeProperties[], values, group.displayName);
	};
}

export type ReadGroup = ReturnType<typeof groupReader>;

/** The group beside the fields that say whether it counts. */
export const groupAmong = (fields: readonly INodeProperties[]): INodeProperties =>
	fields.find(({ type }) => type === 'collection')!;
