import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEditor, showWorkflow } from '../../lib/editor.ts';
import { OWNER } from '../../lib/scenario.ts';
import type { World } from './world.ts';

const FOLDER = join('docs', 'images', 'templates');
const VIEWPORT = { width: 1880, height: 1000 };

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
			const canvas = editor.page.locator('[data-test-id="canvas"]');
			await canvas.screenshot({ path: join(FOLDER, `${name}.png`) });
		}
	} finally {
		await editor.close();
	}
}
