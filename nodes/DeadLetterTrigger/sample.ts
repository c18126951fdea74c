import { NodeOperationError, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';
import type { Delivery } from '../../core/delivery/types';
import type { DeliveryFilter, Store } from '../../store/Store';
import { workflowFilter } from '../shared/deadLetters';
import { checkedSettings } from './announce';
import { messageOf } from './message';
import { toItem } from './replayItems';

/** As many as make a digest worth looking at. */
const SHOWN = 10;

/** A test run in the editor shows dead letters there are, and changes nothing. */
export async function sample(
	trigger: ITriggerFunctions,
	{ ledger }: Store,
	replaying: boolean,
): Promise<ITriggerResponse> {
	const find = async (filter: DeliveryFilter, limit: number): Promise<Delivery[]> => {
		const letters = await ledger.find({ ...filter, status: 'dead', limit });
		if (letters.length > 0) return letters;
		throw new NodeOperationError(trigger.getNode(), 'There is no dead letter to show yet', {
			description:
				'Let an item fail into a Dead Letter node first, or publish the workflow and wait for one.',
		});
	};
	const show = async () => {
		if (replaying) {
			const own = workflowFilter(trigger, 'this');
			return (await find({ ...own, kind: 'item' }, 1)).map(toItem);
		}
		const settings = await checkedSettings(trigger);
		const letters = await find(settings.filter, settings.digest ? SHOWN : 1);
		return messageOf(letters, settings).map((json) => ({ json }));
	};
	return { manualTriggerFunction: async () => trigger.emit([await show()]) };
}
