import { lookup } from 'node:dns';
import type { IHookFunctions, ITriggerFunctions, NodeEgressFilter } from 'n8n-workflow';
import { fakeTrigger } from './trigger';

const filter: NodeEgressFilter = {
	validateUrl: async () => ({ ok: true, result: undefined }),
	validateConnectionHost: () => ({ ok: true, result: undefined }),
	createSecureLookup: () => lookup as ReturnType<NodeEgressFilter['createSecureLookup']>,
	validateRedirectSync: () => undefined,
};

export interface FakeApiTrigger {
	/** What n8n gives to the webhook methods and to trigger(). */
	context: IHookFunctions & ITriggerFunctions;
	logged: string[];
}

/** A trigger with a credential, as n8n publishes and starts it. */
export function fakeApiTrigger(
	workflowId: string,
	credential: Record<string, string>,
	{
		settings = {},
		events = ['push'],
		mode = 'trigger',
		credentialType = 'steadfastGithubApi',
	}: { settings?: object; events?: string[]; mode?: string; credentialType?: string } = {},
): FakeApiTrigger {
	const parameters = { deliveryMode: 'ledger', settings, events };
	const { context, logged } = fakeTrigger(parameters, { workflowId, mode });
	const credentials = { [credentialType]: { id: '1', name: 'An API' } };
	const more = {
		getNode: () => ({ ...context.getNode(), credentials }),
		getCredentials: async () => credential,
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/ours',
		helpers: { ...context.helpers, getSecureEgressFilter: () => filter },
	};
	return { context: { ...context, ...more } as unknown as FakeApiTrigger['context'], logged };
}
