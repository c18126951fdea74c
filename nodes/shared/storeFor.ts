import { NodeOperationError, type ICredentialDataDecryptedObject, type INode } from 'n8n-workflow';
import { isShared, storeSettings, type StoreSettings } from '../../store/open';
import type { Store } from '../../store/Store';
import { instanceStore } from './instanceStore';
import { POSTGRES_STORE, postgresUrl, REDIS_STORE, redisUrl } from './storeCredentials';

interface StoreContext {
	getNode(): INode;
	getCredentials?(type: string): Promise<ICredentialDataDecryptedObject>;
}

/** The node's store. @throws NodeOperationError that says what to do when it cannot be opened. */
export async function storeFor(context: StoreContext): Promise<Store> {
	try {
		return await instanceStore(await settingsFor(context));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const failure = new NodeOperationError(context.getNode(), reason, {
			description:
				'Check STEADFAST_STORE or the node’s store credential: that n8n may write to the file or its user folder, or reach the server. Until then deliveries are answered with 503, so that they are sent again.',
		});
		// n8n puts a general sentence in the place of a message with a code such as ECONNREFUSED.
		failure.message = `The ledger cannot be opened: ${reason}`;
		throw failure;
	}
}

/** A line for the user when n8n runs in several processes and the store is seen by one only. */
export function notShared(settings: StoreSettings, env = process.env): string | undefined {
	if (env.EXECUTIONS_MODE !== 'queue') return undefined;
	// A ledger in Postgres shares the rest as well.
	if (isShared(settings).ledger) return undefined;
	return 'n8n runs in queue mode, but each machine keeps deliveries and dead letters to itself: set STEADFAST_STORE=postgres://… (and STEADFAST_REDIS=redis://…) for all processes.';
}

/** The same for a node: by one that has a store of its own it is shared. */
export function notSharedBy(node: INode): string | undefined {
	if (node.credentials?.[POSTGRES_STORE]) return undefined;
	return notShared(storeSettings(process.env));
}

/** The instance's settings, with those of the node's credentials in their place. */
export async function settingsFor(context: StoreContext): Promise<StoreSettings> {
	const read = async (type: string) =>
		context.getNode().credentials?.[type] && (await context.getCredentials?.(type));
	const [postgres, redis] = [await read(POSTGRES_STORE), await read(REDIS_STORE)];
	return {
		...storeSettings(process.env),
		...(postgres && {
			store: postgresUrl(postgres),
			...(postgres.secretKey && { encryptionKeys: String(postgres.secretKey) }),
		}),
		...(redis && { redis: redisUrl(redis) }),
	};
}
