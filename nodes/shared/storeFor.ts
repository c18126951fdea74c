import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeCredentialDescription,
} from 'n8n-workflow';
import { isShared, storeSettings, type StoreSettings } from '../../store/open';
import type { Store } from '../../store/Store';
import { instanceStore } from './instanceStore';

const POSTGRES = 'steadfastPostgresStoreApi';
const REDIS = 'steadfastRedisStoreApi';

/** For the description of a node that may have a store of its own; without, it is the instance's. */
export const storeCredentials: INodeCredentialDescription[] = [
	{ name: POSTGRES, required: false },
	{ name: REDIS, required: false },
];

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
		throw new NodeOperationError(context.getNode(), `The ledger cannot be opened: ${reason}`, {
			description:
				'Check STEADFAST_STORE or the node’s store credential: that n8n may write to the file or its user folder, or reach the server. Until then deliveries are answered with 503, so that they are sent again.',
		});
	}
}

/** A line for the user when n8n runs in several processes and the store is seen by one only. */
export function notShared(settings: StoreSettings, env = process.env): string | undefined {
	if (env.EXECUTIONS_MODE !== 'queue') return undefined;
	const { ledger, state } = isShared(settings);
	if (ledger && state) return undefined;
	const what = ledger ? 'rate limits and breakers' : 'deliveries and dead letters';
	return `n8n runs in queue mode, but each of its processes keeps ${what} to itself: set STEADFAST_STORE=postgres://… (and STEADFAST_REDIS=redis://…) for all of them.`;
}

/** The instance's settings, with those of the node's credentials in their place. */
export async function settingsFor(context: StoreContext): Promise<StoreSettings> {
	const read = async (type: string) =>
		context.getNode().credentials?.[type] && (await context.getCredentials?.(type));
	const [postgres, redis] = [await read(POSTGRES), await read(REDIS)];
	return {
		...storeSettings(process.env),
		...(postgres && {
			store: postgresUrl(postgres),
			...(postgres.encryptionKeys && { encryptionKeys: String(postgres.encryptionKeys) }),
		}),
		...(redis && { redis: redisUrl(redis) }),
	};
}

function postgresUrl(credential: ICredentialDataDecryptedObject): string {
	const url = new URL('postgres://localhost');
	url.hostname = String(credential.host);
	url.port = String(credential.port);
	url.pathname = `/${encodeURIComponent(String(credential.database))}`;
	url.username = String(credential.user);
	url.password = encodeURIComponent(String(credential.password ?? ''));
	url.searchParams.set('sslmode', String(credential.ssl ?? 'disable'));
	return url.href;
}

function redisUrl(credential: ICredentialDataDecryptedObject): string {
	const url = new URL(`${credential.ssl === true ? 'rediss' : 'redis'}://localhost`);
	url.hostname = String(credential.host);
	url.port = String(credential.port);
	url.pathname = `/${Number(credential.database ?? 0)}`;
	url.username = encodeURIComponent(String(credential.user ?? ''));
	url.password = encodeURIComponent(String(credential.password ?? ''));
	return url.href;
}
