import { spawn } from 'node:child_process';

/** Reads until this process is gone, in whatever way; then ends the service and what it kept. */
const SCRIPT = 'cat >/dev/null; kill -s KILL -- "-$1"; rm -rf -- "$2"';

/**
 * Ends a process group and removes its folder as soon as this process has ended, by SIGKILL too: the
 * pipe to the guard closes with it.
 *
 * @returns what dismisses the guard
 */
export function guard(pid: number, folder: string): () => void {
	const child = spawn('sh', ['-c', SCRIPT, 'guard', String(pid), folder], {
		// Out of reach of the Ctrl-C that ends this process.
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	child.unref();
	// A pipe that Node holds open would keep this process alive.
	(child.stdin as unknown as { unref(): void }).unref();
	return () => child.kill('SIGKILL');
}
