import type { INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from './calls/outcome';

/** The second one is there when the node is asked for it, so that nobody overlooks it. */
export const OUTPUTS =
	'={{ $parameter["onFailure"] === "output" ? [{ type: "main", displayName: "Success" }, { type: "main", displayName: "Failed" }] : [{ type: "main" }] }}' as const;

/**
 * Success and Failed. A failed item keeps its data and its files, with the failure beside them, as
 * the Dead Letter node takes it. Without a Failed output n8n's own error output gets it.
 */
export function toOutputs(
	items: readonly INodeExecutionData[],
	outcomes: readonly Outcome[],
	toFailed: boolean,
): INodeExecutionData[][] {
	const succeeded: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	for (const [index, outcome] of outcomes.entries()) {
		for (const item of outcome.items) succeeded.push(item);
		if (!outcome.failed) continue;
		const { json, binary } = items[index]!;
		const { failure, error } = outcome.failed;
		const kept = { ...(binary && { binary }), pairedItem: { item: index } };
		if (toFailed) failed.push({ json: { ...json, failure }, ...kept });
		else succeeded.push({ json, error, ...kept });
	}
	return toFailed ? [succeeded, failed] : [succeeded];
}
