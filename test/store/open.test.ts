import { join } from 'node:path';
import { openStore, storeSetting } from '../../store/open';

describe('storeSetting', () => {
	it('is a file in n8n’s user folder', () => {
		expect(storeSetting({ N8N_USER_FOLDER: '/data' })).toBe(
			`sqlite:${join('/data', '.n8n', 'steadfast', 'ledger.sqlite')}`,
		);
		expect(storeSetting({})).toMatch(/^sqlite:.+ledger\.sqlite$/);
	});

	it('is what STEADFAST_STORE says', () => {
		expect(storeSetting({ STEADFAST_STORE: 'memory', N8N_USER_FOLDER: '/data' })).toBe('memory');
	});
});

describe('openStore', () => {
	it.each(['', 'sqlite', 'sqlite:', 'oracle:x'])(
		'names what it does not know: %j',
		async (setting) => {
			await expect(openStore(setting, Date.now)).rejects.toThrow(/STEADFAST_STORE/);
		},
	);
});
