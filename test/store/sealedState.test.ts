import type { SharedState } from '../../core/state';
import { createMemoryState } from '../../store/memory/memoryState';
import { payloadCodec } from '../../store/payload';
import { sealedState } from '../../store/sealedState';

const KEY = Buffer.alloc(32, 1);
const keep = async (state: SharedState, key: string, value: unknown) =>
	await state.update(key, () => ({ state: value, result: undefined }));

describe('sealed state', () => {
	const plain = createMemoryState(Date.now);
	const state = sealedState(plain, payloadCodec([KEY]));

	it.each(['cache:a', 'once:a', 'pagination:a', 'sync-base:orders:a'])(
		'encrypts what is kept under %s, and reads it again',
		async (key) => {
			const answer = { body: 'ada@example.com' };
			await keep(state, key, answer);
			expect(JSON.stringify(await plain.read(key))).not.toContain('ada');
			expect(await state.read(key)).toEqual(answer);
			expect(await state.list(key)).toEqual([{ key, state: answer }]);
			const seen = await state.update(key, (current) => ({ state: undefined, result: current }));
			expect(seen).toEqual(answer);
			expect(await plain.read(key)).toBeUndefined();
		},
	);

	it('leaves alone what holds no contents', async () => {
		await keep(state, 'limit:api.example.com', { calls: 1 });
		expect(await plain.read('limit:api.example.com')).toEqual({ calls: 1 });
	});

	it('reads what was written before there was a key', async () => {
		await keep(plain, 'cache:old', { body: 'plain' });
		expect(await state.read('cache:old')).toEqual({ body: 'plain' });
	});

	it('names the key that is missing', async () => {
		await keep(state, 'cache:b', 1);
		const other = sealedState(plain, payloadCodec([Buffer.alloc(32, 2)]));
		await expect(other.read('cache:b')).rejects.toThrow('STEADFAST_ENCRYPTION_KEY');
	});

	it('opens nothing that was moved to another place', async () => {
		await keep(state, 'cache:c', 1);
		await keep(plain, 'cache:d', await plain.read('cache:c'));
		await expect(state.read('cache:d')).rejects.toThrow();
	});
});
