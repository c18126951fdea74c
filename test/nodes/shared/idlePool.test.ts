import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../../support/server';

const ROOT = join(__dirname, '../../..');

/** Compiles the transport as it is loaded, because the build may be an old one. */
const CHILD = `
	const { transpileModule } = require('typescript');
	const { readFileSync } = require('node:fs');
	const { lookup } = require('node:dns');
	require.extensions['.ts'] = (module, file) => {
		const { compilerOptions } = require('./tsconfig.json');
		const options = { ...compilerOptions, module: 1, moduleResolution: 2, target: 10 };
		const source = readFileSync(file, 'utf8');
		module._compile(transpileModule(source, { compilerOptions: options }).outputText, file);
	};
	const { httpTransport } = require('./nodes/shared/http/httpTransport.ts');
	const ok = { ok: true };
	const filter = { validateUrl: async () => ok, createSecureLookup: () => lookup };
	httpTransport(filter)
		.send({ method: 'GET', url: process.argv[1], headers: {}, timeoutMs: 600000 })
		.then(({ status }) => process.stdout.write(String(status)));
`;

it('a process with idle connections, and with timeouts that did not come, ends by itself', async () => {
	const server = await startServer((_, response) => response.end('ok'));
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', CHILD, server.url], {
		cwd: ROOT,
		timeout: 4000,
	});
	// The connection is still open on this side: nobody closed it but the end of the process.
	await server.close();
	expect(stdout).toBe('200');
});
