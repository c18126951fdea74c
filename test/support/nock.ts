import nock from 'nock';

/** No real network in this file, and every answer that a test prepares must be asked for. */
export function useNock(): typeof nock {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
		nock.disableNetConnect();
	});
	afterEach(() => {
		const pending = nock.pendingMocks();
		nock.cleanAll();
		expect(pending).toEqual([]);
	});
	// Files of one worker share node:http: left active, it would answer the next file's calls.
	afterAll(() => nock.restore());
	return nock;
}
