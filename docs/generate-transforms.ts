/** `node docs/generate-transforms.ts`, after `npm run build`: writes docs/transforms.md. */
import { writeFile } from 'node:fs/promises';
import type * as Transforms from '../core/mapping/transforms';
import { transformsPage } from './transformsPage.ts';

const BUILT = '../dist/core/mapping/transforms/index.js';

async function main(): Promise<void> {
	const { families } = (await import(BUILT)) as typeof Transforms;
	await writeFile('docs/transforms.md', transformsPage(families));
}

void main();
