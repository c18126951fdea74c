import { say } from './say.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports of a program that SIGINT ended. */
const INTERRUPTED = 130;

/**
 * Runs a program's `main` until it ends or the user ends it (Ctrl-C, SIGTERM, closing the terminal); the signal it gets
 * is aborted then. An error is printed and makes the process exit with 1; a `main` that was cut short
 * makes it exit with 130.
 */
export async function untilInterrupted(
	main: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
	const controller = new AbortController();
	const interrupt = () => {
		if (!controller.signal.aborted) say('\nEnding …');
		controller.abort();
	};
	for (const signal of SIGNALS) process.on(signal, interrupt);
	try {
		await main(controller.signal);
	} catch (error) {
		process.exitCode = controller.signal.aborted ? INTERRUPTED : 1;
		if (controller.signal.aborted) return;
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
	} finally {
		for (const signal of SIGNALS) process.off(signal, interrupt);
	}
}
