import type { Json } from '../http/json';
import type { Page, PaginationEnd } from './paginate';

/** All pages of a run at once, and how it ended. */
export async function collectPages(
	pages: AsyncGenerator<Page, PaginationEnd>,
): Promise<{ items: Json[]; end: PaginationEnd }> {
	const items: Json[] = [];
	for (;;) {
		const { done, value } = await pages.next();
		if (done) return { items, end: value };
		for (const item of value.items) items.push(item);
	}
}
