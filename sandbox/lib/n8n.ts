import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { killGroup } from './killGroup.ts';
import { n8nEnvironment, n8nUrl } from './n8nEnvironment.ts';
import type { N8nOptions, Role } from './n8nEnvironment.ts';
import { run } from './run.ts';
import { until } from './until.ts';

const READY_MS = 180_000;
const STOP_MS = 15_000;
const LINES_KEPT = 5_000;

const COMMANDS: Record<Role, string> = { main: 'start', webhook: 'webhook', worker: 'worker' };

/** One n8n with a user folder of its own, on the loopback address. Its log goes to `n8n.log` there. */
export class N8n {
	readonly url: string;
	readonly #options: N8nOptions;
	readonly #lines: string[] = [];
	#process: ChildProcess | undefined;

	constructor(options: N8nOptions) {
		this.#options = options;
		this.url = n8nUrl(options);
	}

	get #arguments(): [string, string] {
		return [process.execPath, join(this.#options.folder, 'node_modules', 'n8n', 'bin', 'n8n')];
	}

	/** Runs one of n8n's commands, such as `import:workflow`, to its end. */
	command(args: readonly string[], signal?: AbortSignal): Promise<string> {
		const [node, n8n] = this.#arguments;
		return run(node, [n8n, ...args], {
			env: n8nEnvironment(this.#options),
			cwd: this.#options.userFolder,
			signal,
		});
	}

	/** Starts it and waits until it answers; a main's workflows may take a little longer. */
	async start(signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		const [node, n8n] = this.#arguments;
		const child = spawn(node, [n8n, COMMANDS[this.#options.role ?? 'main']], {
			cwd: this.#options.userFolder,
			env: n8nEnvironment(this.#options),
			// A process group of its own, so that its task runners end with it.
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process = child;
		const file = createWriteStream(join(this.#options.userFolder, 'n8n.log'), { flags: 'a' });
		for (const stream of [child.stdout, child.stderr]) {
			stream.pipe(file, { end: false });
			createInterface(stream).on('line', (line) => {
				this.#lines.push(line);
				if (this.#lines.length > LINES_KEPT) this.#lines.shift();
			});
		}
		child.once('close', () => file.end());
		await until(
			'n8n answers',
			async () => {
				if (!this.running) throw new Error(`n8n ended while it started:\n${this.log(30)}`);
				return await fetch(`${this.url}/healthz/readiness`).then(
					(response) => response.ok,
					() => false,
				);
			},
			READY_MS,
			signal,
		);
	}

	/** undefined when it is not running */
	get pid(): number | undefined {
		return this.#process?.pid;
	}

	get running(): boolean {
		return this.#process?.exitCode === null && this.#process.signalCode === null;
	}

	/** Resolves when the server has ended, or when `signal` is aborted. */
	async ended(signal?: AbortSignal): Promise<void> {
		if (!this.#process || !this.running) return;
		await once(this.#process, 'exit', { signal }).catch(() => undefined);
	}

	/** Waits until a production webhook is registered; sends no event to it. */
	async webhookReady(path: string, signal?: AbortSignal): Promise<void> {
		await until(
			`the webhook ${path} is registered`,
			async () => {
				// n8n answers a preflight with the methods that have a webhook on this path.
				const preflight = await fetch(this.url + path, {
					method: 'OPTIONS',
					headers: { Origin: this.url },
				});
				return preflight.headers.get('access-control-allow-methods')?.includes('POST') ?? false;
			},
			READY_MS,
			signal,
		);
	}

	/** Ends it in good order; after 15 s by force. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	/** Ends it as a crash does: SIGKILL, to its task runners too. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** The last lines of its log. */
	log(lines = LINES_KEPT): string {
		return this.#lines.slice(-lines).join('\n');
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const { pid } = this.#process ?? {};
		if (!pid) return;
		const force = setTimeout(() => killGroup(pid, 'SIGKILL'), STOP_MS);
		if (this.running) process.kill(pid, signal);
		await this.ended();
		clearTimeout(force);
		// Its task runners may outlive it.
		killGroup(pid, 'SIGKILL');
		this.#process = undefined;
	}
}
