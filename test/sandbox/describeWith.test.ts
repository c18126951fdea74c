import { missing } from '../../sandbox/services/programs.ts';
import { describeWith } from '../support/services';

jest.mock('../../sandbox/services/programs.ts', () => ({ missing: jest.fn() }));

const LINE = 'redis is not installed (no redis-server): apt-get install redis-server';

describe('describeWith', () => {
	const ci = process.env.CI;
	afterEach(() => {
		if (ci === undefined) delete process.env.CI;
		else process.env.CI = ci;
		jest.restoreAllMocks();
	});

	it('runs the tests of services that are installed', () => {
		jest.mocked(missing).mockReturnValue(undefined);
		expect(describeWith('redis')).toBe(describe);
	});

	it('skips the tests of a service that is not, and says what to install', () => {
		delete process.env.CI;
		jest.mocked(missing).mockReturnValue(LINE);
		const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
		expect(describeWith('redis')).toBe(describe.skip);
		expect(write).toHaveBeenCalledWith(`Skipped: ${LINE}\n`);
	});

	it('fails in CI instead of skipping', () => {
		process.env.CI = 'true';
		jest.mocked(missing).mockReturnValue(LINE);
		expect(() => describeWith('redis')).toThrow(LINE);
	});
});
