import { column, matches, pages } from '../support/pages';
import { source } from '../support/source';

const each = pages.map((page) => [page.path, page] as const);

describe('tables of errors', () => {
	it.each(each)('%s: codes that the source has', (_path, page) => {
		const cells = ['answer', 'error', '`error`', 'code'].flatMap((head) => column(page, head));
		const codes = matches(cells, /`([a-z]+(?:_[a-z0-9]+)*)`/g);
		const isThere = (name: string) => new RegExp(`['"\\s]${name}['":,]`).test(source);
		expect(codes.filter((name) => !isThere(name))).toEqual([]);
	});

	/** `…` stands for what varies; so does a part of a template literal. */
	const said = source.replace(/\$\{[^}]*\}/g, '…').replaceAll("\\'", "'");

	it.each(each)('%s: messages as the source says them', (_path, page) => {
		const messages = column(page, 'message').flatMap((message) => message.split('…'));
		const parts = messages.map((part) => part.replaceAll('\\', '').trim());
		expect(parts.filter((part) => !said.includes(part))).toEqual([]);
	});
});
