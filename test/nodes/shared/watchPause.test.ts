import type { Logger } from 'n8n-workflow';
import { watchPause } from '../../../nodes/shared/watchPause';
import { createMemoryStore } from '../../../store/memory/memoryStore';
import { fakeTime } from '../../support/time';

const MINUTE = 60_000;

it('says once when deliveries are paused, by name or all of them, and when they are resumed', async () => {
	const time = fakeTime();
	const { ledger } = createMemoryStore(time.clock);
	const logged: string[] = [];
	const logger = { warn: (message: string) => void logged.push(message) } as unknown as Logger;
	await ledger.pause('workflow/another');
	const stop = watchPause(ledger, 'workflow/node', logger, time.sleep);
	await time.advance(MINUTE);
	expect(logged).toEqual([]);

	await ledger.pause('workflow/node');
	await time.advance(2 * MINUTE);
	await ledger.pause();
	await time.advance(MINUTE);
	expect(logged).toEqual([expect.stringMatching(/paused/)]);

	await ledger.resume('workflow/node');
	await time.advance(MINUTE);
	expect(logged).toHaveLength(1);
	await ledger.resume();
	await time.advance(MINUTE);
	expect(logged[1]).toMatch(/resumed/);
	stop();
});
