import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages';

const CODE = ['{core,nodes,store,providers,credentials,sandbox,bench}/**/*.{ts,cjs}'];

/** Everything that runs, as one text. */
export const source = globSync([...CODE, 'docker-compose.yml'], { cwd: ROOT })
	.map((file) => readFileSync(join(ROOT, file), 'utf8'))
	.join('\n');
