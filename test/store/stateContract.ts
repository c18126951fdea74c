import type { SharedState } from '../../core/state';

export interface OpenedState {
	state: SharedState;
	/** The store's time. */
	now(): Promise<number>;
	/** Lets this time go by for what is kept. */
	pass(ms: number): Promise<void>;
	close(): Promise<void>;
}

/** What shared state must do in every engine. */
export function stateContract(open: () => Promise<OpenedState>): void {
	let opened: OpenedState;
	beforeEach(async () => {
		opened = await open();
	});
	afterEach(() => opened.close());

	it('hands the reducer what it left there, and the time', async () => {
		const count = (state: number | undefined, at: number) => ({
			state: (state ?? 0) + 1,
			result: at,
		});
		await opened.state.update('visits', count);
		const before = await opened.now();
		const at = await opened.state.update('visits', count);
		expect(at).toBeGreaterThanOrEqual(before);
		expect(at).toBeLessThanOrEqual(await opened.now());
		const read = await opened.state.update('visits', (state: number | undefined) => ({
			state: state ?? 0,
			result: state,
		}));
		expect(read).toBe(2);
	});

	it('loses no update of many at once', async () => {
		const add = (state: number | undefined) => ({ state: (state ?? 0) + 1, result: state ?? 0 });
		const results = await Promise.all(
			Array.from({ length: 50 }, () => opened.state.update('counter', add)),
		);
		expect(results.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
	});

	it('keeps the old value when the reducer throws', async () => {
		const set = (value: number) => () => ({ state: value, result: undefined });
		await opened.state.update('value', set(1));
		const failing = opened.state.update<number, void>('value', () => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		const value = await opened.state.update('value', (state: number | undefined) => ({
			state: state ?? 0,
			result: state,
		}));
		expect(value).toBe(1);
	});

	it('forgets a value that is taken away, or that its time is over for', async () => {
		const set = (keepMs?: number) => () => ({ state: 1, result: undefined, keepMs });
		await opened.state.update('kept', set());
		await opened.state.update('short', set(1000));
		await opened.state.update('gone', set());
		await opened.state.update('gone', () => ({ state: undefined, result: undefined }));
		expect(await opened.state.read('gone')).toBeUndefined();

		await opened.pass(999);
		expect(await opened.state.read('short')).toBe(1);
		await opened.pass(1);
		expect(await opened.state.read('short')).toBeUndefined();
		const seen = await opened.state.update('short', (state) => ({ state, result: state }));
		expect(seen).toBeUndefined();
		expect(await opened.state.read('kept')).toBe(1);
	});

	it('lists what stands under a prefix, by key', async () => {
		for (const key of ['a:2', 'a:1', 'b:1', 'a%:3']) {
			await opened.state.update(key, () => ({ state: { key }, result: undefined }));
		}
		expect(await opened.state.list('a:')).toEqual([
			{ key: 'a:1', state: { key: 'a:1' } },
			{ key: 'a:2', state: { key: 'a:2' } },
		]);
		expect(await opened.state.list('c')).toEqual([]);
	});
}
