import type { INode } from 'n8n-workflow';
import { HttpFailure, pipeline, answerErrors, type HttpResponse } from '../../core/http';
import { metaUsage } from '../../core/ratelimit/metaUsage';
import { toFailedCall } from '../../nodes/ResilientHttpRequest/failedCall';
import { mask } from '../../nodes/ResilientHttpRequest/mask';
import { nestedForm } from '../../nodes/ResilientHttpRequest/request/nestedForm';
import { timedOut, wireFailure } from '../../nodes/shared/http/wireFailure';

const node = { id: 'n', name: 'Request', type: 't', typeVersion: 1 } as INode;
const SECRET = 'sk_live_0123456789';

describe('mask', () => {
	it.each([
		[`key ${SECRET} is bad`, 'key *** is bad'],
		// The sentence of an error is cut off: what is left of a secret there is one too.
		['your key sk_live_0123…', 'your key ***…'],
		['all is well…', 'all is well…'],
	])('%s', (text, masked) => expect(mask(text, [SECRET])).toBe(masked));
});

describe('toFailedCall', () => {
	it('says that a wait was cancelled, which is nobody’s fault', () => {
		const cancelled = Object.assign(new Error('The operation was aborted'), { name: 'AbortError' });
		expect(toFailedCall(cancelled, node, 0, []).failure).toMatchObject({
			code: 'aborted',
			retryable: true,
		});
	});

	it('hands the wait that the API asked for to the ledger', () => {
		const failure = new HttpFailure('Later', {
			reason: 'http_status',
			retryable: true,
			status: 503,
			retryAfterMs: 7000,
		});
		expect(toFailedCall(failure, node, 3, []).error.context).toMatchObject({
			itemIndex: 3,
			retryable: true,
			retryAfterMs: 7000,
		});
	});
});

it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s: nothing was sent', (code) => {
	expect(wireFailure(Object.assign(new Error(code), { code }), 'a.example').unsent).toBe(true);
});

it('tells a connection that never was from an answer that never came', () => {
	expect(timedOut('connect', 'a.example', 1000).unsent).toBe(true);
	expect(timedOut('response', 'a.example', 1000).unsent).toBe(false);
	expect(wireFailure(Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'a').unsent).toBe(
		false,
	);
});

it('takes the seconds until a reset for no percentage', () => {
	const usage = JSON.stringify({ acc_id_util_pct: 9.67, reset_time_duration: 100 });
	expect(metaUsage({ 'x-ad-account-usage': usage }, 1000)).toEqual([
		{ name: 'x-ad-account-usage', usedRatio: 9.67 / 100, resetAt: 101_000 },
	]);
});

describe('nestedForm', () => {
	it('writes what is nested in brackets', () => {
		expect(nestedForm({ a: 1, b: { c: true, d: ['x', null] }, e: null })).toEqual([
			{ name: 'a', value: '1' },
			{ name: 'b[c]', value: 'true' },
			{ name: 'b[d][0]', value: 'x' },
		]);
	});

	it('refuses what has no end', () => {
		const cyclic: Record<string, unknown> = {};
		cyclic.self = cyclic;
		expect(() => nestedForm(cyclic as never)).toThrow('nested too deep');
	});
});

describe('answerErrors', () => {
	const request = { method: 'GET', url: 'https://a.example/', headers: {}, timeoutMs: 1000 };
	const call = (body: string) => {
		const response: HttpResponse = { status: 200, headers: {}, body: Buffer.from(body) };
		const policies = [answerErrors({ ok: 'ok', message: 'error' })];
		return pipeline(policies, { send: async () => response }, () => 0)(request);
	};

	it.each(['{"ok":true}', '{}', 'text', '[]'])('lets %s through', async (body) => {
		expect((await call(body)).response.status).toBe(200);
	});

	it('refuses what says no', async () => {
		await expect(call('{"ok":false,"error":"not_allowed"}')).rejects.toMatchObject({
			cause: { reason: 'api_error', message: 'The API refused the call: not_allowed' },
		});
	});
});
