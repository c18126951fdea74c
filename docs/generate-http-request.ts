/** `node docs/generate-http-request.ts`, after `npm run build`: brings the fields up to date. */
import { readFile, writeFile } from 'node:fs/promises';
import type * as Description from '../nodes/ResilientHttpRequest/description/index.ts';
import { httpRequestPage } from './httpRequestPage.ts';

const BUILT = '../dist/nodes/ResilientHttpRequest/description/index.js';
const PAGE = 'docs/resilient-http-request.md';

async function main(): Promise<void> {
	const { properties } = (await import(BUILT)) as typeof Description;
	await writeFile(PAGE, httpRequestPage(await readFile(PAGE, 'utf8'), properties));
}

void main();
