import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Store } from '../../store/Store';
import type { parameterReader } from '../shared/parameters';

/** One run of the node, over all its items. */
export interface NodeRun {
	context: IExecuteFunctions;
	store: Store;
	read: ReturnType<typeof parameterReader>;
}

/** Made once for a run; called for one item after the other. */
export type Operation = (
	item: INodeExecutionData,
	index: number,
) => Promise<IDataObject | IDataObject[]>;

/** Shows a sentence above the node's output. */
export function hint(
	{ context }: NodeRun,
	message: string,
	type: 'info' | 'warning' = 'info',
): void {
	context.addExecutionHints({ message, type, location: 'outputPane' });
}
