import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Refusal } from '../../core/mapping';
import type { Options } from './options';
import { reasonOf } from './result';

const ADVICE =
	'Correct the records or the mapping, or let “On Bad Record” continue: bad records then go to the Rejected output.';

/** @throws NodeOperationError when the node is to fail for what was refused. */
export function stopOn(
	node: INode,
	{ onBadRecord = 'continue', mostRejected = 10 }: Options,
	refused: readonly Refusal[],
	all: number,
): void {
	const [first] = refused;
	if (!first || onBadRecord === 'continue') return;
	const reason = reasonOf(first.failures);
	const options = { itemIndex: first.record, description: ADVICE };
	if (onBadRecord === 'stop') throw new NodeOperationError(node, reason, options);
	if (refused.length * 100 <= all * mostRejected) return;
	const counts = `${refused.length} of ${all} records were rejected, more than the ${mostRejected} % allowed`;
	throw new NodeOperationError(node, `${counts}; the first: ${reason}`, options);
}
