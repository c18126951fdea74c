import { rememberFetched } from '../../../core/signature/fetched';

const setUp = () => ({
	fetched: rememberFetched((answer: string) => answer.toUpperCase()),
	fetcher: jest.fn(async (url: string) => url),
});

describe('rememberFetched', () => {
	it('fetches anew what is older than asked for', async () => {
		const { fetched, fetcher } = setUp();
		expect(await fetched(fetcher, 'a', 0, 1000)).toBe('A');
		await fetched(fetcher, 'a', 1000, 1000);
		expect(fetcher).toHaveBeenCalledTimes(1);
		await fetched(fetcher, 'a', 1001, 1000);
		expect(fetcher).toHaveBeenCalledTimes(2);
	});

	it('remembers a hundred addresses; the first goes first', async () => {
		const { fetched, fetcher } = setUp();
		for (let address = 0; address <= 100; address++) await fetched(fetcher, `${address}`, 0);
		for (let address = 1; address <= 100; address++) await fetched(fetcher, `${address}`, 0);
		expect(fetcher).toHaveBeenCalledTimes(101);
		await fetched(fetcher, '0', 0);
		expect(fetcher).toHaveBeenCalledTimes(102);
	});

	it('forgets a fetch that failed, and not the one that took its place', async () => {
		const { fetched, fetcher } = setUp();
		let fail = (_error: Error) => {};
		fetcher.mockReturnValueOnce(new Promise((_resolve, reject) => (fail = reject)));
		const failing = fetched(fetcher, 'a', 0, 10);
		await fetched(fetcher, 'a', 11, 10);
		fail(new Error('timeout'));
		await expect(failing).rejects.toThrow('timeout');
		await fetched(fetcher, 'a', 12, 10);
		expect(fetcher).toHaveBeenCalledTimes(2);
	});
});
