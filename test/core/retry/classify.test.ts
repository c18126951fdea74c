import { isIdempotentMethod, isRetryable, isThrottled } from '../../../core/retry/classify';

const reply = (status: number, headers: Record<string, string> = {}) => ({ status, headers });

describe('isRetryable', () => {
	it.each([408, 425, 429, 500, 502, 503, 504, 599])('says yes to %d', (status) => {
		expect(isRetryable(reply(status))).toBe(true);
	});

	it.each([400, 401, 403, 404, 409, 410, 413, 422, 501, 505])('says no to %d', (status) => {
		expect(isRetryable(reply(status))).toBe(false);
	});

	it('puts the header of the API before its rules, and those before the usual ones', () => {
		const rules = { retry: [409], final: [429, 500], header: 'x-should-retry' };
		expect([409, 429, 500, 503].map((status) => isRetryable(reply(status), rules))).toEqual([
			true,
			false,
			false,
			true,
		]);
		expect(isRetryable(reply(500, { 'x-should-retry': 'true' }), rules)).toBe(true);
		expect(isRetryable(reply(409, { 'x-should-retry': 'false' }), rules)).toBe(false);
	});

	it("knows GitHub's 403 for a rate limit from one for a missing right", () => {
		expect(isThrottled(reply(403, { 'x-ratelimit-remaining': '0' }))).toBe(true);
		expect(isRetryable(reply(403, { 'retry-after': '60' }))).toBe(true);
		expect(isThrottled(reply(403, { 'x-ratelimit-remaining': '12' }))).toBe(false);
	});

	it('takes a 503 for trouble, not for a limit, whenever it says to come back', () => {
		expect(isThrottled(reply(503, { 'retry-after': '60' }))).toBe(false);
	});
});

describe('isIdempotentMethod', () => {
	it.each(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'get'])(
		'says yes to %s',
		(method) => {
			expect(isIdempotentMethod(method)).toBe(true);
		},
	);

	it.each(['POST', 'PATCH', 'CONNECT', ''])('says no to %j', (method) => {
		expect(isIdempotentMethod(method)).toBe(false);
	});
});
