import { NodeOperationError, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';
import type { Store } from '../../store/Store';
import { describeDeadLetter, workflowFilter } from '../shared/deadLetters';
import { toItem } from './replayItems';

/** A test run in the editor shows a dead letter there is, and changes nothing. */
export function sample(
	trigger: ITriggerFunctions,
	{ ledger }: Store,
	replaying: boolean,
): ITriggerResponse {
	return {
		async manualTriggerFunction() {
			const [letter] = await ledger.find({
				status: 'dead',
				...(replaying && { kind: 'item' }),
				...workflowFilter(trigger, trigger.getNodeParameter('workflows', 'this') as string),
				limit: 1,
			});
			if (!letter) {
				throw new NodeOperationError(trigger.getNode(), 'There is no dead letter to show yet', {
					description:
						'Let an item fail into a Dead Letter node first, or publish the workflow and wait for one.',
				});
			}
			trigger.emit([[replaying ? toItem(letter) : { json: describeDeadLetter(letter) }]]);
		},
	};
}
