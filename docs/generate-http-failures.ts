/** `node docs/generate-http-failures.ts`: writes docs/http-failures.md. */
import { writeFile } from 'node:fs/promises';
import { behaviours } from '../sandbox/hostile/behaviours/index.ts';
import { failuresPage } from './failuresPage.ts';

void writeFile('docs/http-failures.md', failuresPage(behaviours));
