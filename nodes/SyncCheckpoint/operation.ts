import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SharedState } from '../../core/state';

/** What every operation gets. */
export interface OperationContext {
	context: IExecuteFunctions;
	state: SharedState;
	/** The sync's name, as the person gave it. */
	sync: string;
	items: INodeExecutionData[];
}

/** Answers with the items of each output. @throws Error with what to do. */
export type Operation = (given: OperationContext) => Promise<INodeExecutionData[][]>;

/** The item with further fields, paired with where it came from. */
export function withFields(
	{ json }: INodeExecutionData,
	index: number,
	fields: IDataObject,
): INodeExecutionData {
	return { json: { ...json, ...fields }, pairedItem: { item: index } };
}

export function passedOn(items: readonly INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item, index) => ({ ...item, pairedItem: { item: index } }));
}
