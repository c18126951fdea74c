import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DeliveryPage, Ledger } from '../../store/Store';
import { describeDeadLetter, workflowFilter } from '../shared/deadLetters';

/** The filter that the node's fields describe, for one item. */
function filterOf(context: IExecuteFunctions, index: number): DeliveryPage {
	const which = context.getNodeParameter('which', index) as string;
	const ids = context.getNodeParameter('ids', index, '') as string | number;
	return {
		status: 'dead',
		...workflowFilter(context, context.getNodeParameter('workflows', index) as string),
		...(which === 'ids' && { ids: parseIds(String(ids)) }),
		limit: context.getNodeParameter('limit', index) as number,
	};
}

export function getMany(context: IExecuteFunctions, ledger: Ledger) {
	return async (_item: INodeExecutionData, index: number): Promise<IDataObject[]> =>
		(await ledger.find(filterOf(context, index))).map(describeDeadLetter);
}

/**
 * Makes dead letters due again. An event runs through its own trigger, an item comes out of the
 * Dead Letter Trigger of the workflow that added it.
 */
export function replay(context: IExecuteFunctions, ledger: Ledger) {
	return async (_item: INodeExecutionData, index: number): Promise<IDataObject> => {
		const letters = await ledger.find(filterOf(context, index));
		const dryRun = context.getNodeParameter('dryRun', index) as boolean;
		const ids = letters.map(({ id }) => id);
		const replayed = dryRun ? [] : (await ledger.replay({ ids })).ids;
		return { dryRun, matched: letters.length, replayed: replayed.length, ids: replayed };
	};
}

function parseIds(text: string): number[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => {
			if (/^\d{1,15}$/.test(part)) return Number(part);
			throw new Error(`"${part}" is no dead letter ID; give numbers separated by commas`);
		});
}
