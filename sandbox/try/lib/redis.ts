import { run } from '../../lib/run.ts';
import { programOf } from '../../services/programs.ts';
import type { Stage } from './stage.ts';

/**
 * What Redis answers to a command, as text; empty for nil.
 *
 * @throws Error with what Redis has against it
 */
export async function ask(stage: Stage, ...command: readonly string[]): Promise<string> {
	const cli = programOf('redis', 'redis-cli');
	const { port } = stage.service('redis');
	const answer = await run(cli, ['-e', '-p', String(port), ...command], { signal: stage.signal });
	return answer.trim();
}
