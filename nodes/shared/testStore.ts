import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { openStore } from '../../store/open';
import { postgresUrl, redisUrl } from './storeCredentials';
import { clock } from './systemTime';

/** The Test button of a Postgres store: opens it, which also makes its tables. */
export async function testPostgresStore(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const encryptionKeys = data.secretKey ? String(data.secretKey) : undefined;
	return await tried(async () => {
		const store = await openStore({ store: postgresUrl(data), encryptionKeys }, clock);
		await store.close();
	});
}

/** The Test button of a Redis store: reads from it. */
export async function testRedisStore(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await tried(async () => {
		const store = await openStore({ store: 'memory', redis: redisUrl(data) }, clock);
		await store.state.read('test').finally(() => store.close());
	});
}

async function tried(work: () => Promise<void>): Promise<INodeCredentialTestResult> {
	try {
		await work();
		return { status: 'OK', message: 'The store can be used.' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
