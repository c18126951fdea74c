import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** A page of the documentation. */
export interface Page {
	/** From the root, such as `docs/delivery.md`. */
	path: string;
	text: string;
}

export const readPage = (path: string): Page => ({
	path,
	text: readFileSync(join(ROOT, path), 'utf8'),
});

/** All that a user or a contributor reads, generated pages included. */
export const pages: readonly Page[] = globSync(['*.md', 'docs/*.md'], { cwd: ROOT })
	.sort()
	.map(readPage);

/** Pages that are written on a quiet machine, by `npm run bench`, and may not be there yet. */
export const ON_DEMAND: readonly string[] = ['docs/benchmarks.md'];

const FENCED = /^( *)```(\w*)\n(.*?)^\1```/gms;

export interface CodeBlock {
	language: string;
	code: string;
}

export const codeBlocks = ({ text }: Page): CodeBlock[] =>
	[...text.matchAll(FENCED)].map(([, indent = '', language = '', code = '']) => ({
		language,
		code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
	}));

/** What the page shows as JSON, in its order. */
export const shownJson = (page: Page): unknown[] =>
	codeBlocks(page).flatMap(({ language, code }) =>
		language === 'json' ? [JSON.parse(code) as unknown] : [],
	);

const withoutBlocks = (text: string) => text.replace(FENCED, '');

/** What stands in backticks within the text. */
export const codeSpans = ({ text }: Page): string[] =>
	[...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, code = '']) => oneLine(code));

/** A link's target may hold underscores, and code anything: neither is prose. */
export const prose = ({ text }: Page): string =>
	withoutBlocks(text)
		.replace(/`[^`]*`/g, '`')
		.replace(/(!?\[[^\]]*\])\([^)]*\)/g, '$1')
		.replace(/<[^>]+>/g, '');

/** Phrases in bold or italics. */
export const emphasised = (page: Page): string[] =>
	[
		...prose(page).matchAll(
			/\*\*((?:.|\n(?!\n))+?)\*\*|(?<![\w_\\])_(?=\S)((?:[^_\n]|\n(?!\n))+?)_(?!\w)/g,
		),
	].map(([, bold, italic]) => oneLine(bold ?? italic ?? ''));

/** Where links and pictures lead. */
export const links = ({ text }: Page): string[] =>
	[...withoutBlocks(text).matchAll(/\]\(\s*<?([^)\s>]+)>?\s*\)|<(https?:[^>\s]+)>/g)].map(
		([, target, address]) => target ?? address ?? '',
	);

/** What a link can jump to, as GitHub makes it of the headings. */
export function anchors({ text }: Page): Set<string> {
	const found = new Set<string>();
	for (const [, heading = ''] of withoutBlocks(text).matchAll(/^#+ +(.+?) *$/gm)) {
		const slug = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		let anchor = slug;
		for (let again = 1; found.has(anchor); again++) anchor = `${slug}-${again}`;
		found.add(anchor);
	}
	return found;
}

/** The rows of every table that has a column of this heading, each with that column's cell. */
export function column({ text }: Page, heading: string): string[] {
	const tables = withoutBlocks(text).matchAll(/^ *(\|.+\|)\n *\|[-| :]+\|\n((?: *\|.+\|\n?)+)/gm);
	return [...tables].flatMap(([, head = '', body = '']) => {
		const index = cells(head).indexOf(heading);
		return index < 0
			? []
			: body
					.trimEnd()
					.split('\n')
					.map((row) => cells(row)[index] ?? '');
	});
}

const cells = (row: string) =>
	row
		.trim()
		.slice(1, -1)
		.split(/(?<!\\)\|/)
		.map((cell) => cell.trim());

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What the pattern's first group finds in all the texts; empty where it takes no part. */
export const matches = (texts: readonly string[], pattern: RegExp): string[] =>
	texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found));
