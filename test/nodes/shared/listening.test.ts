import { isListenedTo, sayListening } from '../../../nodes/shared/listening';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime, settle } from '../../support/time';

async function listening() {
	const time = fakeTime();
	const { state } = createMemoryStore(time.clock);
	const stop = sayListening(state, 'workflow/node');
	await settle();
	return { time, state, stop };
}

describe('listening to a scope', () => {
	it('is known while it lasts', async () => {
		const { state, stop } = await listening();
		expect(await isListenedTo(state, 'workflow/node')).toBe(true);
		expect(await isListenedTo(state, 'workflow/another')).toBe(false);
		await stop();
		expect(await isListenedTo(state, 'workflow/node')).toBe(false);
	});

	it('is forgotten when its process ended without a word', async () => {
		const { time, state, stop } = await listening();
		await time.advance(89_000);
		expect(await isListenedTo(state, 'workflow/node')).toBe(true);
		await time.advance(2000);
		expect(await isListenedTo(state, 'workflow/node')).toBe(false);
		await stop();
	});

	it('harms nobody when the state cannot be written', async () => {
		const update = jest.fn().mockRejectedValue(new Error('disk full'));
		const state = { ...createMemoryStore(Date.now).state, update };
		const stop = sayListening(state, 'workflow/node');
		await expect(stop()).resolves.toBeUndefined();
		expect(update).toHaveBeenCalled();
	});
});
