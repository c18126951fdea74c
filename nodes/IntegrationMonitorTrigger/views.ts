import type { HealthRules } from '../../core/observe/health';
import type { DeliveryStatus } from '../../core/delivery/types';
import type { DeliveryFilter, Ledger, Store } from '../../store/Store';
import { takeSnapshot } from './figures/snapshot';
import { readFilter } from './letterFilter';
import { confirmation, LETTER_ACTIONS, type LetterAction } from './page/confirm';
import { plural } from './page/format';
import { html } from './page/html';
import type { Page } from './page/layout';
import { letter } from './page/letter';
import { letters } from './page/letters';
import { headline, overview } from './page/overview';

const PAGE_LENGTH = 50;

type View = Pick<Page, 'title' | 'current' | 'main' | 'news' | 'status'>;

/** The page that a query asks for. */
export async function viewOf(
	store: Store,
	rules: HealthRules,
	now: number,
	query: URLSearchParams,
	csrf: string,
): Promise<View> {
	const { ledger } = store;
	if (query.has('letter')) return await letterView(ledger, Number(query.get('letter')), now);
	switch (query.get('view')) {
		case 'letters':
			return await lettersView(ledger, query, now, csrf);
		case 'confirm':
			return await confirmView(ledger, query, csrf);
		default: {
			const snapshot = await takeSnapshot(store, rules, now);
			const news = headline(snapshot);
			return { title: news, current: 'overview', main: overview(snapshot, rules), news };
		}
	}
}

async function letterView(ledger: Ledger, id: number, now: number): Promise<View> {
	const [one] = Number.isSafeInteger(id) ? await ledger.find({ ids: [id], limit: 1 }) : [];
	if (one) return { title: `Dead letter ${id}`, current: 'letters', main: letter(one, now) };
	return {
		title: 'Not found',
		current: 'letters',
		status: 404,
		main: html`<p class="note bad">
			There is no such letter any more. <a href="?view=letters">All dead letters</a>
		</p>`,
	};
}

async function lettersView(
	ledger: Ledger,
	query: URLSearchParams,
	now: number,
	csrf: string,
): Promise<View> {
	const { filter, fields } = readFilter(query);
	const after = Number(query.get('after')) || undefined;
	const replayId = query.get('replayId');
	const found = await ledger.find({
		...filter,
		newestFirst: true,
		limit: PAGE_LENGTH + 1,
		...(after && { after }),
	});
	const view = {
		...{ filter, fields, now, csrf },
		letters: found.slice(0, PAGE_LENGTH),
		more: found.length > PAGE_LENGTH,
		paged: after !== undefined,
		total: await countOf(ledger, filter),
		notice: noticeOf(query),
		...(replayId && { replay: { id: replayId, counts: await ledger.counts({ replayId }) } }),
	};
	return { title: 'Dead letters', current: 'letters', main: letters(view) };
}

async function confirmView(ledger: Ledger, query: URLSearchParams, csrf: string): Promise<View> {
	const action = LETTER_ACTIONS.find((known) => known === query.get('do')) ?? 'replay';
	const { filter, fields } = readFilter(query);
	const affected = affectedBy(action, filter);
	// Those that come meanwhile are left out; by the ledger's clock, which may be another machine's.
	const [newest] = await ledger.find({ ...affected, newestFirst: true, limit: 1 });
	const receivedBefore = (newest?.receivedAt ?? 0) + 1;
	const total = await countOf(ledger, { ...affected, receivedBefore });
	const main = confirmation({
		...{ action, total, csrf },
		fields: [...fields, ['before', String(receivedBefore)]],
	});
	return { title: 'Confirm', current: 'letters', main };
}

/** Of the letters that a filter finds, those to which this can be done. */
export function affectedBy(action: LetterAction, filter: DeliveryFilter): DeliveryFilter {
	const able: DeliveryStatus[] = action === 'replay' ? ['dead'] : ['dead', 'parked'];
	const wanted = filter.status === undefined ? able : [filter.status].flat();
	return { ...filter, status: able.filter((status) => wanted.includes(status)) };
}

async function countOf(ledger: Ledger, filter: DeliveryFilter): Promise<number> {
	return Object.values(await ledger.counts(filter)).reduce((sum, count) => sum + count, 0);
}

/** Only known words and a number: an address that somebody sends cannot put text on the page. */
function noticeOf(query: URLSearchParams): string | undefined {
	const changed = Number(query.get('changed'));
	if (!Number.isSafeInteger(changed)) return undefined;
	switch (query.get('done')) {
		case 'resolved':
		case 'discarded':
			return `${plural(changed, 'dead letter')} ${query.get('done')}.`;
		case 'cancelled':
			return `${plural(changed, 'delivery', 'deliveries')} of the replay taken back.`;
		default:
			return undefined;
	}
}
