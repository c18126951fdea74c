import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { registeredByHand } from '../triggers/shared/registeredByHand';
import { properties } from './description';
import { MONITOR_PATH } from './settings';
import { testMonitorAccess } from './testMonitorAccess';
import { answer } from './webhook';
import { watchHealth } from './watchHealth';

/** A page, metrics and health under the node's webhook address, and a run for each change of health. */
export class IntegrationMonitorTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Integration Monitor Trigger',
		name: 'integrationMonitorTrigger',
		icon: {
			light: 'file:integrationMonitorTrigger.svg',
			dark: 'file:integrationMonitorTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'page, metrics and changes of health',
		description:
			'Serves a page that says what works and what is stuck, and starts the workflow when that changes',
		eventTriggerDescription: '',
		activationMessage: 'The monitor is now served at its production URL.',
		defaults: { name: 'Integration Monitor' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'steadfastMonitorApi', required: true, testedBy: 'testMonitorAccess' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET,POST',
				responseMode: 'onReceived',
				path: MONITOR_PATH,
				// The editor has room for one method only.
				ndvHideMethod: true,
			},
			...['metrics', 'health', 'api'].map((path) => ({
				name: 'default' as const,
				httpMethod: 'GET' as const,
				responseMode: 'onReceived' as const,
				path: `${MONITOR_PATH}/${path}`,
				ndvHideUrl: true,
			})),
		],
		triggerPanel: {
			header: 'Open the test URL to see the monitor',
			executionsHelp: {
				inactive:
					'<b>While building</b>, click “Execute step” and open the test URL: the page is shown once, and the workflow runs with a sample. <b>When it works</b>, publish the workflow and open the production URL.',
				active:
					'<b>Open the production URL</b> for the page; add <code>/metrics</code>, <code>/health</code> or <code>/api</code> to it for machines.',
			},
			activationHint: 'Publish the workflow to serve the monitor at its production URL.',
		},
		properties,
	};

	methods = { credentialTest: { testMonitorAccess } };

	webhookMethods = { default: registeredByHand };

	async webhook(this: IWebhookFunctions) {
		return await answer(this);
	}

	async trigger(this: ITriggerFunctions) {
		return await watchHealth(this);
	}

	/** Without it, n8n would call trigger() in a test run and wait for an event of its own. */
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	}
}
