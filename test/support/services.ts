import { missing, type ServiceName } from '../../sandbox/services/programs.ts';
import type { Service } from '../../sandbox/services/service.ts';

/**
 * `describe` for tests on real services. Where one is not installed they are skipped, with a line
 * that says what to install; in CI, where nobody reads that line, it is an error.
 */
export function describeWith(...services: ServiceName[]): jest.Describe {
	const absent = services.map(missing).filter((line) => line !== undefined);
	if (absent.length === 0) return describe;
	if (process.env.CI) throw new Error(absent.join('\n'));
	process.stderr.write(absent.map((line) => `Skipped: ${line}\n`).join(''));
	return describe.skip;
}

/** A service of a describe block: started before its tests, closed after. */
export function useService(start: () => Promise<Service>): { readonly current: Service } {
	let service: Service | undefined;
	beforeAll(async () => {
		service = await start();
	});
	afterAll(() => service?.close());
	return {
		get current() {
			if (!service) throw new Error('The service is there from beforeAll on');
			return service;
		},
	};
}
