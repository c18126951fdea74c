import { isSensitive, shown } from '../../../core/mapping/sensitive';

describe('isSensitive', () => {
	it.each([
		'password',
		'user.accessToken',
		'apiKey',
		'api_key',
		'card.number',
		'payment["card number"]',
		'client_secrets[0]',
		'CVC',
		'Authorization',
	])('hides %s', (path) => expect(isSensitive(path)).toBe(true));

	it.each(['email', 'postcard', 'discarded', 'tokenized_at', 'key', 'shipping', 'pinned', ''])(
		'shows %s',
		(path) => expect(isSensitive(path)).toBe(false),
	);
});

describe('shown', () => {
	it('shows a plain value as it is, and others in short', () => {
		expect(shown('a', 'abc')).toBe('abc');
		expect(shown('a', 19.99)).toBe(19.99);
		expect(shown('a', null)).toBeNull();
		expect(shown('a', [1, 2])).toBe('a list of 2');
		expect(String(shown('a', 'x'.repeat(1e6))).length).toBeLessThan(300);
	});

	it('masks a secret', () => expect(shown('user.password', 'hunter2')).toBe('***'));
});
