import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { learnShape, shapeOf, type Drift, type DriftState } from '../../core/mapping';
import { withoutEnvelope } from '../shared/envelope';
import { instanceStore } from '../shared/instanceStore';

const VANISH_AFTER = 100;

/**
 * Compares the records with those of the runs before; an item for each difference. What was mapped
 * is not lost for a store that cannot be reached: a hint says that nothing was compared.
 */
export async function watchDrift(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	vanishAfter = VANISH_AFTER,
): Promise<INodeExecutionData[]> {
	const warn = (message: string) =>
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	try {
		const drifts = await learn(context, items, vanishAfter);
		const [first, ...others] = drifts;
		const more = others.length > 0 ? ` (and ${others.length} more at Drift)` : '';
		if (first) warn(`The records have changed: ${first.message}${more}`);
		return drifts.map((drift) => ({ json: toJson(drift) }));
	} catch (error) {
		const message = `Drift was not checked in this run: ${(error as Error).message}`;
		context.logger.warn(message, { node: context.getNode().name });
		warn(message);
		return [];
	}
}

/** One update of the store for all records of a run. */
async function learn(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	vanishAfter: number,
): Promise<Drift[]> {
	const shape = shapeOf(items.map(({ json }) => withoutEnvelope(json)));
	const key = `drift/${context.getWorkflow().id}/${context.getNode().id}`;
	const { state } = await instanceStore();
	return await state.update(key, (known: DriftState | undefined, now) =>
		learnShape(known, shape, now, vanishAfter),
	);
}

const toJson = (drift: Drift): IDataObject => ({
	...drift,
	since: new Date(drift.since).toISOString(),
});
