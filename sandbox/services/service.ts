import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { killGroup } from '../lib/killGroup.ts';
import { until } from '../lib/until.ts';
import { guard } from './guard.ts';
import type { User } from './user.ts';

const READY_MS = 30_000;
const STOP_MS = 10_000;
const LOG_LINES = 15;

export type ServiceOptions = {
	name: string;
	readonly url: string;
	readonly port: number;
	/** holds its data and its log; removed by close() */
	folder: string;
	program: string;
	args: readonly string[];
	/** added to an environment of PATH and LANG */
	env?: Record<string, string>;
	/** whom it runs as, when not as this process */
	user?: User | undefined;
	/** ends it in good order */
	stopSignal: NodeJS.Signals;
	/** whether it answers */
	isReady(): Promise<boolean>;
};

/**
 * A server of this machine, on the loopback address, with a port and a folder of its own. It ends
 * with this process, however that ends.
 */
export class Service {
	readonly folder: string;
	readonly #options: ServiceOptions;
	#process: ChildProcess | undefined;
	#dismissGuard: () => void = () => undefined;

	constructor(options: ServiceOptions) {
		this.#options = options;
		this.folder = options.folder;
	}

	get url(): string {
		return this.#options.url;
	}

	get port(): number {
		return this.#options.port;
	}

	get running(): boolean {
		return this.#process?.exitCode === null && this.#process.signalCode === null;
	}

	/**
	 * Starts it on the data that it has and waits until it answers.
	 *
	 * @throws Error with the end of its log when it does not within 30 s
	 */
	async start(): Promise<void> {
		const { name, isReady } = this.#options;
		const answers = async () => {
			// After a SIGKILL a first start may fail: what the old one shared is not yet released.
			if (!this.running) this.#launch();
			return await isReady();
		};
		await until(`${name} answers`, answers, READY_MS).catch(async (error: Error) => {
			await this.kill();
			throw new Error(`${error.message}\n${await this.log()}`);
		});
	}

	/** Ends it in good order; its data stays. After 10 s by force. */
	async stop(): Promise<void> {
		await this.#end(this.#options.stopSignal);
	}

	/** Ends it as a crash does: SIGKILL. Its data stays. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Ends it and removes its data. */
	async close(): Promise<void> {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}

	/** The last lines of its log. */
	async log(lines = LOG_LINES): Promise<string> {
		const text = await readFile(this.#logFile, 'utf8').catch(() => '');
		return text.trimEnd().split('\n').slice(-lines).join('\n');
	}

	get #logFile(): string {
		return join(this.folder, 'service.log');
	}

	#launch(): void {
		const { program, args, env, user } = this.#options;
		this.#dismissGuard();
		const log = openSync(this.#logFile, 'a');
		const child = spawn(program, args, {
			...user,
			cwd: this.folder,
			env: { PATH: process.env.PATH, LANG: 'C', ...env },
			detached: true,
			stdio: ['ignore', log, log],
		});
		closeSync(log);
		child.unref();
		child.once('error', () => undefined);
		this.#process = child;
		if (child.pid) this.#dismissGuard = guard(child.pid, this.folder);
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#process;
		if (!child?.pid) return;
		const { pid } = child;
		const force = setTimeout(() => killGroup(pid, 'SIGKILL'), STOP_MS);
		if (this.running) {
			const exited = once(child, 'exit');
			process.kill(pid, signal);
			// An unreferenced child alone would not keep this process waiting; the timer does.
			await exited;
		}
		clearTimeout(force);
		killGroup(pid, 'SIGKILL');
		this.#dismissGuard();
		this.#process = undefined;
	}
}
