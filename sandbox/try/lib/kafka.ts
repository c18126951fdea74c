import { run } from '../../lib/run.ts';
import { programOf } from '../../services/programs.ts';
import type { Stage } from './stage.ts';

/** Puts a message into a topic; resolves when the broker has it. All have one key: one partition. */
export async function produce(stage: Stage, topic: string, id: string, content: string) {
	const kcat = programOf('kafka', 'kcat');
	const { url } = stage.service('kafka');
	const producer = [kcat, '-P', '-b', url, '-t', topic, '-k', 'one', '-H', `id=${id}`];
	await run('sh', ['-c', 'printf %s "$0" | "$@"', content, ...producer], { signal: stage.signal });
}
