import { run } from '../../../sandbox/lib/run.ts';

const node = (script: string, signal?: AbortSignal) =>
	run(process.execPath, ['-e', script], signal ? { signal } : {});

test('answers with what the program wrote to stdout', async () => {
	expect(await node('console.log("out"); console.error("aside")')).toBe('out\n');
});

test('a program that fails is an error with its last words', async () => {
	await expect(node('console.error("no such thing"); process.exit(3)')).rejects.toThrow(
		/ended with code 3:\nno such thing/,
	);
});

test('a program that is not there is an error', async () => {
	await expect(run('steadfast-no-such-program', [])).rejects.toThrow('ENOENT');
});

test('the signal ends the program and what it started', async () => {
	const controller = new AbortController();
	const running = node('setInterval(() => {}, 1000)', controller.signal);
	controller.abort();
	await expect(running).rejects.toThrow('SIGTERM');
});

test('an aborted signal starts nothing', async () => {
	await expect(node('', AbortSignal.abort())).rejects.toThrow('aborted');
});
