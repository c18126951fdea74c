import type { IRun } from 'n8n-workflow';
import { ManualExecutionCancelledError, TimeoutExecutionCancelledError } from 'n8n-workflow';
import { outcomeOfRejection, runOutcome } from '../../nodes/shared/runOutcome';

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

	it('masks what an error of another node names as a secret', () => {
		const error = new Error('GET https://api.example.com/?api_key=sk_live_1 failed');
		expect(runOutcome(run('error', { error, lastNodeExecuted: 'Send' }))).toEqual({
			kind: 'failure',
			reason: 'Send: GET https://api.example.com/?api_key=*** failed',
		});
		expect(outcomeOfRejection(new Error('Authorization: Bearer abcdefgh'))).toEqual({
			kind: 'failure',
			reason: 'Authorization: ***',
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
		const error = new ManualExecutionCancelledError('1');
		expect(runOutcome(run('canceled', { error })).kind).toBe('cancelled');
	});

	it('takes an error that only speaks of something canceled for what it is', () => {
		const resultData = { error: new Error('canceled'), lastNodeExecuted: 'Send' };
		expect(runOutcome(run('canceled', resultData))).toEqual({
			kind: 'failure',
			reason: 'Send: canceled',
		});
	});

	it.each([undefined, run('crashed')])('is a failure when there is no error to read', (given) => {
		expect(runOutcome(given)).toMatchObject({ kind: 'failure', reason: expect.any(String) });
	});
});

describe('outcomeOfRejection', () => {
	it('knows a run that a person cancelled, whichever copy of n8n-workflow says so', () => {
		class ManualExecutionCancelledErrorOfAnotherCopy extends Error {
			override name = 'ManualExecutionCancelledError';
		}
		for (const error of [
			new ManualExecutionCancelledError('1'),
			new ManualExecutionCancelledErrorOfAnotherCopy(),
		]) {
			expect(outcomeOfRejection(error)).toMatchObject({ kind: 'cancelled' });
		}
	});

	it.each([
		[new TimeoutExecutionCancelledError('1'), /timed out/],
		[new Error('connect ECONNREFUSED 127.0.0.1:5432'), /ECONNREFUSED/],
		['Queue is gone', /Queue is gone/],
	])('takes anything else for a failure: %s', (error, reason) => {
		expect(outcomeOfRejection(error)).toEqual({
			kind: 'failure',
			reason: expect.stringMatching(reason),
		});
	});

	it('tries again what a killed worker left', () => {
		const error = new Error('This execution failed to be processed too many times');
		expect(runOutcome(run('error', { error }))).toMatchObject({ kind: 'failure' });
	});
});
