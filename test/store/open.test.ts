import { inspect, types } from 'node:util';
import { join } from 'node:path';
import { isShared, openStore, storeSettings } from '../../store/open';

describe('storeSettings', () => {
	it('is a file in n8n’s user folder', () => {
		expect(storeSettings({ N8N_USER_FOLDER: '/data' }).store).toBe(
			`sqlite:${join('/data', '.n8n', 'steadfast', 'ledger.sqlite')}`,
		);
		expect(storeSettings({}).store).toMatch(/^sqlite:.+ledger\.sqlite$/);
	});

	it('is what STEADFAST_STORE says', () => {
		const env = {
			STEADFAST_STORE: 'memory',
			STEADFAST_REDIS: 'redis://localhost',
			STEADFAST_ENCRYPTION_KEY: 'a,b',
		};
		expect(storeSettings(env)).toEqual({
			store: 'memory',
			redis: 'redis://localhost',
			encryptionKeys: 'a,b',
		});
	});
});

describe('openStore', () => {
	it.each(['', 'sqlite', 'sqlite:', 'oracle:x'])(
		'names what it does not know: %j',
		async (setting) => {
			await expect(openStore({ store: setting }, Date.now)).rejects.toThrow(/STEADFAST_STORE/);
		},
	);

	it.each([
		['postgres://user:p%40ss@127.0.0.1:1/n8n', undefined],
		['postgres://user:p%40ss@127.0.0.1:port/n8n', undefined],
		['memory', 'mysql://user:p%40ss@127.0.0.1'],
		['sqlite:/dev/null/p%40ss', 'redis://user:p%40ss@127.0.0.1'],
	])('keeps passwords out of its errors: %s %s', async (store, redis) => {
		const error = await openStore({ store, redis }, Date.now).catch((thrown: Error) => thrown);
		expect(types.isNativeError(error)).toBe(true);
		expect(inspect(error, { depth: 9 })).not.toMatch(/p%40ss|p@ss/);
	});

	it('refuses a key that is none before it opens anything', async () => {
		const opening = openStore({ store: 'memory', encryptionKeys: 'short' }, Date.now);
		await expect(opening).rejects.toThrow(/Encryption key 1/);
	});
});

describe('isShared', () => {
	it.each([
		[{ store: 'sqlite:/data/ledger' }, { ledger: false, state: false }],
		[
			{ store: 'memory', redis: 'redis://localhost' },
			{ ledger: false, state: true },
		],
		[{ store: 'postgres://localhost/n8n' }, { ledger: true, state: true }],
	])('%j', (settings, shared) => expect(isShared(settings)).toEqual(shared));
});
