import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { notShared, notSharedBy, settingsFor, storeFor } from '../../../nodes/shared/storeFor';

function node(credentials: Record<string, ICredentialDataDecryptedObject> = {}) {
	const given = Object.keys(credentials).map((type) => [type, { id: '1', name: type }]);
	return {
		getNode: () => ({ name: 'Dead Letter', credentials: Object.fromEntries(given) }) as INode,
		getCredentials: async (type: string) => credentials[type]!,
	};
}

describe('settingsFor', () => {
	it('takes the instance’s store without a credential', async () => {
		process.env.STEADFAST_STORE = 'memory';
		expect(await settingsFor(node())).toEqual({ store: 'memory' });
	});

	it('takes the store of the node’s credentials, whatever is in a password', async () => {
		const settings = await settingsFor(
			node({
				steadfastPostgresStoreApi: {
					host: 'db',
					port: 5433,
					database: 'n8n',
					user: 'me@home',
					password: 'a/b:c@d?e%',
					ssl: 'verify-full',
					secretKey: 'key',
				},
				steadfastRedisStoreApi: {
					host: 'cache',
					port: 6380,
					database: 2,
					password: 'p/w',
					ssl: true,
				},
			}),
		);
		const postgres = new URL(settings.store);
		expect([postgres.host, postgres.pathname]).toEqual(['db:5433', '/n8n']);
		expect(decodeURIComponent(postgres.username)).toBe('me@home');
		expect(decodeURIComponent(postgres.password)).toBe('a/b:c@d?e%');
		expect(postgres.searchParams.get('sslmode')).toBe('verify-full');
		expect(settings).toMatchObject({
			redis: 'rediss://:p%2Fw@cache:6380/2',
			encryptionKeys: 'key',
		});
	});
});

describe('storeFor', () => {
	it('says what to do when the store cannot be opened, and tries again the next time', async () => {
		process.env.STEADFAST_STORE = 'sqlite:/dev/null/ledger';
		await expect(storeFor(node())).rejects.toThrow(/ledger cannot be opened/);
		await expect(storeFor(node())).rejects.toThrow(/ledger cannot be opened/);
		process.env.STEADFAST_STORE = 'memory';
		expect(await storeFor(node())).toBe(await storeFor(node()));
	});
});

describe('notSharedBy', () => {
	afterEach(() => delete process.env.EXECUTIONS_MODE);

	it('is silent about a node that has a Postgres store of its own', () => {
		process.env.STEADFAST_STORE = 'memory';
		process.env.EXECUTIONS_MODE = 'queue';
		expect(notSharedBy(node().getNode())).toMatch(/queue mode/);
		expect(notSharedBy(node({ steadfastRedisStoreApi: {} }).getNode())).toMatch(/queue mode/);
		expect(notSharedBy(node({ steadfastPostgresStoreApi: {} }).getNode())).toBeUndefined();
	});
});

describe('notShared', () => {
	const queue = { EXECUTIONS_MODE: 'queue' };

	it('warns in queue mode of what each process keeps to itself', () => {
		expect(notShared({ store: 'sqlite:/data/ledger' }, queue)).toMatch(
			/deliveries and dead letters/,
		);
		expect(notShared({ store: 'memory', redis: 'redis://localhost' }, queue)).toMatch(/deliveries/);
	});

	it('is silent where there is one process, or one store for all', () => {
		expect(notShared({ store: 'sqlite:/data/ledger' }, {})).toBeUndefined();
		expect(notShared({ store: 'postgres://localhost/n8n' }, queue)).toBeUndefined();
	});
});
