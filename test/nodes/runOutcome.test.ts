import type { IRun } from 'n8n-workflow';
import { runOutcome } from '../../nodes/shared/runOutcome';

const run = (status: string, resultData: object = {}) =>
	({ status, data: { resultData } }) as unknown as IRun;

describe('runOutcome', () => {
	it.each(['success', 'waiting'])('is a success after %s', (status) => {
		expect(runOutcome(run(status))).toEqual({ kind: 'success' });
	});

	it('names the node and the message of an error', () => {
		const resultData = { error: new Error('HTTP 503'), lastNodeExecuted: 'Send' };
		expect(runOutcome(run('error', resultData))).toEqual({
			kind: 'failure',
			reason: 'Send: HTTP 503',
		});
	});

	it('heeds what the pack’s nodes say of their errors', () => {
		const error = (context: object) => ({ error: { message: 'no', context } });
		expect(runOutcome(run('error', error({ retryable: false })))).toEqual({
			kind: 'rejected',
			reason: 'no',
		});
		expect(runOutcome(run('error', error({ retryable: true, retryAfterMs: 9000 })))).toEqual({
			kind: 'failure',
			reason: 'no',
			retryAfterMs: 9000,
		});
	});

	it('does not repeat a run that a person cancelled', () => {
		expect(runOutcome(run('canceled')).kind).toBe('rejected');
	});

	it.each([undefined, run('crashed')])('is a failure when there is no error to read', (given) => {
		expect(runOutcome(given)).toMatchObject({ kind: 'failure', reason: expect.any(String) });
	});
});
