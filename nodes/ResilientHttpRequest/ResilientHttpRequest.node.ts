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
import { failedItem } from './result';

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
		outputs: [NodeConnectionTypes.Main],
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
		const first = failures[0];
		if (first && !this.continueOnFail()) throw first.error;
		if (first) {
			const message = `${failures.length} of ${items.length} calls failed; the first: ${first.failure.reason}`;
			this.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
		}
		return [
			outcomes.map((outcome, index) =>
				'error' in outcome
					? failedItem(items[index]!, outcome, index)
					: { json: outcome.json, pairedItem: { item: index } },
			),
		];
	}
}
