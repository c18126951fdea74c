import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { testClientCertificate } from '../shared/http/clientCertificate';
import { testCredential } from '../shared/http/credentialTest';
import { credentials, shownFor } from './authentication';
import { properties } from './description';
import { hintsOf } from './hints';
import { OUTPUTS, toOutputs } from './outputs';
import { testPresetCredential } from './preset/credentialTest';
import { presetLists } from './preset/lists';
import { run } from './run';
import { recordRun, summarize } from './summary';

export class ResilientHttpRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Resilient HTTP Request',
		name: 'resilientHttpRequest',
		icon: { light: 'file:resilientHttpRequest.svg', dark: 'file:resilientHttpRequest.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["method"] + ": " + ($parameter["url"] || $parameter["path"] || "") }}',
		description:
			'Calls an API with a shared rate limit, backoff, circuit breaker and idempotency keys',
		defaults: { name: 'Resilient HTTP Request' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			...credentials,
			{ name: 'steadfastAwsApi', testedBy: 'testCredential', ...shownFor('aws') },
			{
				name: 'steadfastClientCredentialsOAuth2Api',
				testedBy: 'testCredential',
				...shownFor('clientCredentials'),
			},
			{
				name: 'steadfastGoogleServiceAccountApi',
				testedBy: 'testCredential',
				...shownFor('googleServiceAccount'),
			},
			{ name: 'steadfastHmacSignedApi', testedBy: 'testCredential', ...shownFor('hmac') },
			{
				name: 'steadfastStandardWebhooksSigningApi',
				testedBy: 'testCredential',
				...shownFor('standardWebhooks'),
			},
			{
				name: 'steadfastClientCertificateApi',
				required: true,
				testedBy: 'testClientCertificate',
				displayOptions: { show: { clientCertificate: [true] } },
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testCredential, testClientCertificate, testPresetCredential },
		loadOptions: presetLists,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const { outcomes, anyCertificate } = await run(this, items).catch((error: unknown) => {
			throw new NodeOperationError(this.getNode(), error as Error);
		});
		const toFailed = this.getNodeParameter('onFailure', 0) === 'output';
		const first = outcomes.find(({ failed }) => failed)?.failed;
		const summary = summarize(outcomes);
		recordRun(this, summary);
		if (first && !toFailed && !this.continueOnFail()) throw first.error;
		const hints = hintsOf(outcomes, summary, anyCertificate);
		if (hints.length > 0) this.addExecutionHints(...hints);
		return toOutputs(items, outcomes, toFailed);
	}
}
