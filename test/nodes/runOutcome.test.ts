import type { IRun } from 'n8n-workflow';
import { runOutcome } from '../../nodes/shared/runOutcome';

const run = (status: string, resultData: object = {}) =>
	({ status, data: { resultData } }) as unknown as IRun;

describe('runOutcome', () => {
	it('is a success after success', () => {
		expect(runOutcome(run('success'))).toEqual({ kind: 'success' });
	});

	it('hands a run that waits over to n8n', () => {
		expect(runOutcome(run('waiting'))).toEqual({
			kind: 'success',
			note: expect.stringMatching(/Handed over/),
		});
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

	it('leaves it to the policy what a run means that a person cancelled', () => {
		expect(runOutcome(run('canceled')).kind).toBe('cancelled');
	});

	it.each([undefined, run('crashed')])('is a failure when there is no error to read', (given) => {
		expect(runOutcome(given)).toMatchObject({ kind: 'failure', reason: expect.any(String) });
	});
});
