import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { mapConcurrently } from '../../core/concurrency';
import { properties } from './description';
import { prepareRun } from './run';

/** The second one is there when the node is asked for it, so that nobody overlooks it. */
const OUTPUTS =
	'={{ $parameter["onFailure"] === "output" ? [{ type: "main", displayName: "Success" }, { type: "main", displayName: "Failed" }] : [{ type: "main" }] }}' as const;

export class ResilientHttpRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Resilient HTTP Request',
		name: 'resilientHttpRequest',
		icon: { light: 'file:resilientHttpRequest.svg', dark: 'file:resilientHttpRequest.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["method"] + ": " + $parameter["url"] }}',
		description:
			'Calls an API with a shared rate limit, backoff, circuit breaker and idempotency keys',
		defaults: { name: 'Resilient HTTP Request' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			{
				name: 'steadfastApiKeyApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const run = await prepareRun(this).catch((error: unknown) => {
			throw new NodeOperationError(this.getNode(), error as Error);
		});
		const outcomes = await mapConcurrently(items, run.inFlight, run.call);

		const failures = outcomes.filter((outcome) => 'error' in outcome);
		const toOutput = this.getNodeParameter('onFailure', 0) === 'output';
		const first = failures[0];
		if (first && !toOutput && !this.continueOnFail()) throw first.error;
		if (first) {
			const message = `${failures.length} of ${items.length} calls failed; the first: ${first.failure.reason}`;
			this.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
		}

		const succeeded: INodeExecutionData[] = [];
		const failed: INodeExecutionData[] = [];
		for (const [index, outcome] of outcomes.entries()) {
			const pairedItem = { item: index };
			const { json } = items[index]!;
			if (!('error' in outcome)) succeeded.push({ json: outcome.json, pairedItem });
			else if (toOutput) failed.push({ json: { ...json, failure: outcome.failure }, pairedItem });
			else succeeded.push({ json, error: outcome.error, pairedItem });
		}
		return toOutput ? [succeeded, failed] : [succeeded];
	}
}
