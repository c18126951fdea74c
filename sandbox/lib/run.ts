import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { killGroup } from './killGroup.ts';

const TAIL_LINES = 30;

export type RunOptions = {
	cwd?: string;
	/** default: this process's own */
	env?: NodeJS.ProcessEnv;
	/** default: this process's own */
	user?: { uid: number; gid: number } | undefined;
	/** ends the program and all that it started */
	signal?: AbortSignal;
};

/** PATH with the Node that runs this first, for npm, its scripts and n8n alike. */
export const nodeFirst = (): string =>
	[dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter);

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to stdout
 * @throws Error with the last lines of its output when it does not exit with 0
 */
export async function run(
	program: string,
	args: readonly string[],
	{ cwd, env = process.env, user, signal }: RunOptions = {},
): Promise<string> {
	signal?.throwIfAborted();
	return await new Promise((resolve, reject) => {
		// A process group of its own, so that npm and what it started end together.
		const child = spawn(program, args, {
			...user,
			cwd,
			env,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stdout = '';
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
			output += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
		const end = () => child.pid && killGroup(child.pid, 'SIGTERM');
		signal?.addEventListener('abort', end, { once: true });
		child.once('error', reject);
		child.once('close', (code, killedBy) => {
			signal?.removeEventListener('abort', end);
			if (code === 0) return resolve(stdout);
			const tail = output.trim().split('\n').slice(-TAIL_LINES).join('\n');
			const command = [program, ...args].join(' ');
			reject(new Error(`"${command}" ended with ${killedBy ?? `code ${code}`}:\n${tail}`));
		});
	});
}

/** Runs npm under the Node that runs this. */
export const npm = (args: readonly string[], options: RunOptions = {}): Promise<string> =>
	run('npm', args, { ...options, env: { ...process.env, ...options.env, PATH: nodeFirst() } });
