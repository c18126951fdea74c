import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditor, showWorkflow } from '../../lib/editor.ts';
import { OWNER } from '../../lib/scenario.ts';
import type { World } from './world.ts';

const FOLDER = join('docs', 'images', 'templates');
/** Around what is drawn, px: names are wider than their nodes, and buttons are below. */
const MARGIN = { across: 32, down: 14 };
const VIEWPORT = { width: 1880, height: 1000 };

/** Where nodes and notes are, with room for the names below them. */
async function drawn(page: Page) {
	const parts = await page.locator('.vue-flow__node').all();
	const found = await Promise.all(parts.map((part) => part.boundingBox()));
	const boxes = found.filter((box) => box !== null);
	const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN.across;
	const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN.down;
	return {
		x: left,
		y: top,
		width: Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN.across - left,
		height: Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN.down - top,
	};
}

/**
 * A picture of each template's canvas, for docs/templates.md.
 *
 * @throws Error when a canvas shows a node that n8n does not know
 */
export async function takePictures({ n8n, workflows }: World): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const editor = await openEditor(n8n.url, OWNER, VIEWPORT);
	try {
		for (const [name, { id }] of workflows) {
			await showWorkflow(editor.page, n8n.url, id);
			const clip = await drawn(editor.page);
			await editor.page.screenshot({ path: join(FOLDER, `${name}.png`), clip });
		}
	} finally {
		await editor.close();
	}
}
