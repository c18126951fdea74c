import { HttpFailure } from '../../../core/http';
import { reachedState } from '../../../core/http/reachedState';
import type { SharedState } from '../../../core/state';

function failingWith(error: Error): SharedState {
	const fail = () => Promise.reject(error);
	return reachedState({ update: fail, read: fail, list: fail });
}

describe('state that cannot be reached', () => {
	it.each([
		['read', (state: SharedState) => state.read('breaker:api')],
		['list', (state: SharedState) => state.list('breaker:')],
		[
			'update',
			(state: SharedState) => state.update('breaker:api', () => ({ state: 1, result: 1 })),
		],
	])('makes a call that asks with %s fail in a way that passes by itself', async (_, ask) => {
		const state = failingWith(new Error('Redis at cache:6379 could not be used: closed'));
		await expect(ask(state)).rejects.toMatchObject({
			reason: 'state_unavailable',
			retryable: true,
			message: expect.stringContaining('Redis at cache:6379'),
		});
	});

	it('passes on what a limit has to say', async () => {
		const limit = new HttpFailure('Too many', { reason: 'rate_limited', retryable: true });
		await expect(failingWith(limit).read('limit:api')).rejects.toBe(limit);
	});
});
