import { ECHO_MS, echoGuard } from '../../../core/sync/echo';
import { createMemoryStore } from '../../../store/memory/memoryStore';

describe('the echo guard', () => {
	let now = 0;
	const guard = () => echoGuard(createMemoryStore(() => now).state, 'contacts');
	const v1 = { key: '7', hash: 'v1' };
	const v2 = { key: '7', hash: 'v2' };

	it('knows what was written to a side, each time it is reported', async () => {
		const contacts = guard();
		await contacts.remember('crm', [v1]);
		await contacts.remember('crm', [v2]);
		expect(await contacts.isEcho('crm', [v1, v2, { key: '8', hash: 'v1' }])).toEqual([
			true,
			true,
			false,
		]);
		expect(await contacts.isEcho('crm', [v1])).toEqual([true]);
	});

	it('takes a change of a person for one, and the other side’s as well', async () => {
		const contacts = guard();
		await contacts.remember('crm', [v1]);
		expect(await contacts.isEcho('crm', [{ key: '7', hash: 'edited' }])).toEqual([false]);
		expect(await contacts.isEcho('shop', [v1])).toEqual([false]);
	});

	it('forgets after a day', async () => {
		const contacts = guard();
		await contacts.remember('crm', [v1]);
		now += ECHO_MS;
		expect(await contacts.isEcho('crm', [v1])).toEqual([false]);
	});
});
