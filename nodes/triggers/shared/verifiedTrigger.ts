import type {
	IExecuteFunctions,
	INodeType,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { namesOf } from '../../../providers/names';
import type { Provider } from '../../../providers/Provider';
import { testPostgresStore, testRedisStore } from '../../shared/testStore';
import { describeTrigger } from './description';
import { drain } from './drain';
import { passOn } from './passOn';
import { receive } from './receive';
import { keepReconciled } from './reconciliation';
import { keepSubscribed, webhookMethodsFor } from './subscriptions';
import { credentialTest } from './credentialTest';

/** The node class of a provider's Verified Trigger. The build writes a file for each, as n8n wants. */
export function verifiedTrigger(provider: Provider): new () => INodeType {
	return class implements INodeType {
		description = describeTrigger(provider);

		methods = {
			credentialTest: {
				testCredential: credentialTest(provider),
				testPostgresStore,
				testRedisStore,
			},
		};

		webhookMethods = webhookMethodsFor(provider);

		async webhook(this: IWebhookFunctions) {
			return await receive(this, provider, namesOf(provider.name).credential);
		}

		async trigger(this: ITriggerFunctions) {
			const draining = await drain(this, provider);
			const stops = [keepSubscribed(this, provider), keepReconciled(this, provider)];
			return {
				...draining,
				async closeFunction() {
					for (const stop of stops) stop();
					await draining.closeFunction?.();
				},
			};
		}

		async execute(this: IExecuteFunctions) {
			return passOn(this);
		}
	};
}
