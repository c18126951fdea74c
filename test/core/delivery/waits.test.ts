import { parseWaits } from '../../../core/delivery/waits';

describe('parseWaits', () => {
	it('reads seconds, minutes, hours and days', () => {
		expect(parseWaits('10s, 1.5m,2 h , 1d')).toEqual([10_000, 90_000, 7_200_000, 86_400_000]);
	});

	it('reads every decimal', () => {
		expect(parseWaits('1.25m')).toEqual([75_000]);
	});

	it('finds none in an empty text', () => {
		expect(parseWaits(' ')).toEqual([]);
	});

	it.each(['10', 's', '-1s', '5 minutes', '1h30m', 'Infinitys', '1e3s'])('refuses %s', (text) => {
		expect(() => parseWaits(`10s, ${text}`)).toThrow(`“${text}” is no wait`);
	});
});
