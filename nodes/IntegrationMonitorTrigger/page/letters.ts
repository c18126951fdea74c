import type { Delivery, DeliveryStatus } from '../../../core/delivery/types';
import { LETTER_STATUSES, queryOf, type LetterFilter } from '../letterFilter';
import { ago, count, plural } from './format';
import { html, type Markup } from './html';
import { statusPill } from './pill';

export interface Letters extends LetterFilter {
	letters: readonly Delivery[];
	total: number;
	/** There are older ones. */
	more: boolean;
	/** Not the first page. */
	paged: boolean;
	now: number;
	replay?: { id: string; counts: Partial<Record<DeliveryStatus, number>> };
	/** What has just been done. */
	notice?: string;
	csrf: string;
}

/** A page of dead letters: find them, look at one, and choose what becomes of them. */
export function letters(view: Letters): Markup[] {
	return [
		...(view.notice ? [html`<p class="note" role="status">${view.notice}</p>`] : []),
		...(view.replay ? [progress(view.replay, view.csrf)] : []),
		filterForm(view),
		list(view),
	];
}

function filterForm({ fields }: Letters): Markup {
	const value = (name: string) => fields.find(([field]) => field === name)?.[1];
	const input = (name: string, label: string) =>
		html`<label>${label}<input name="${name}" value="${value(name)}" autocomplete="off" /></label>`;
	const options = [...LETTER_STATUSES, 'all'];
	return html`<section class="card" aria-labelledby="filter-title">
		<div class="head"><h2 id="filter-title">Find dead letters</h2></div>
		<form class="filter" method="get" action="?" role="search">
			<input type="hidden" name="view" value="letters" />
			<label
				>Status<select name="status">
					${options.map(
						(option) =>
							html`<option value="${option}" ${value('status') === option && html` selected`}>
								${option}
							</option>`,
					)}
				</select></label
			>
			${input('provider', 'Provider')}${input('type', 'Type')}${input(
				'reasonText',
				'Reason contains',
			)}${input('payloadText', 'Payload contains')}
			<div class="actions">
				<button class="main">Find</button><a class="button" href="?view=letters">Clear</a>
			</div>
		</form>
	</section>`;
}

function list({
	letters: found,
	total,
	more,
	paged,
	now,
	fields,
	filter,
	replay,
}: Letters): Markup {
	const title = html`<div class="head">
		<h2 id="letters-title">Dead letters</h2>
		<span class="quiet small">${plural(total, 'match', 'matches')}, the newest first</span>
	</div>`;
	if (found.length === 0) {
		const none = replay
			? 'Nothing here: no letter of this replay is dead, resolved or discarded.'
			: 'Nothing here: no letter fits this filter.';
		return html`<section class="card" id="letters" aria-labelledby="letters-title">
			${title}
			<p class="empty">${total === 0 ? none : 'No older ones.'}</p>
		</section>`;
	}
	const last = String(found.at(-1)?.id);
	const actionable = filter.status !== 'resolved' && filter.status !== 'discarded';
	return html`<section class="card" id="letters" aria-labelledby="letters-title">
		${title}
		<form method="get" action="?">
			<input type="hidden" name="view" value="confirm" />${fields.map(
				([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
			)}
			<div class="scroll" tabindex="0" role="region" aria-label="Table of dead letters">
				<table class="fold" role="table">
					<caption class="unseen">
						Dead letters, the newest first
					</caption>
					<thead role="rowgroup">
						<tr role="row">
							${['Event', 'Status', 'Reason', 'Attempts', 'Received', 'Workflow'].map(
								(name) => html`<th scope="col" role="columnheader">${name}</th>`,
							)}
							<th scope="col" role="columnheader"><span class="unseen">Choose</span></th>
						</tr>
					</thead>
					<tbody role="rowgroup">
						${found.map((letter) => row(letter, now))}
					</tbody>
				</table>
			</div>
			<div class="actions foot">
				<div class="actions">
					${actionable &&
					html`<button name="do" value="replay" class="main">Replay…</button
						><button name="do" value="resolve">Resolve…</button
						><button name="do" value="discard">Discard…</button
						><span class="quiet small"
							>the chosen ones, or all ${count(total)} when none is chosen</span
						>`}
				</div>
				<div class="actions">
					${paged &&
					html`<a class="button" href="${queryOf(['view', 'letters'], ...fields)}"
						>Newest</a
					>`}${more &&
					html`<a
						class="button"
						href="${queryOf(['view', 'letters'], ...fields, ['after', last])}"
						rel="next"
						>Older</a
					>`}
				</div>
			</div>
		</form>
	</section>`;
}

function row(
	{ id, provider, type, status, reason, attempts, receivedAt, origin }: Delivery,
	now: number,
): Markup {
	return html`<tr role="row">
		<th scope="row" role="rowheader">
			<a href="?letter=${id}">${type || 'item'} <span class="unseen">number ${id}</span></a>
			<div class="why">${provider}</div>
		</th>
		<td role="cell" class="wide">${statusPill(status)}</td>
		<td role="cell" class="wide" data-name="Reason"><div class="reason">${reason}</div></td>
		<td role="cell" data-name="Attempts">${attempts}</td>
		<td role="cell" class="nowrap" data-name="Received">${ago(receivedAt, now)}</td>
		<td role="cell" data-name="Workflow">
			${origin.workflowName}
			<div class="why">${origin.nodeName}</div>
		</td>
		<td role="cell" class="choose">
			<input type="checkbox" name="id" value="${id}" aria-label="Choose number ${id}" />
		</td>
	</tr>`;
}

function progress({ id, counts }: NonNullable<Letters['replay']>, csrf: string): Markup {
	const waiting =
		(counts.queued ?? 0) + (counts.leased ?? 0) + (counts.retrying ?? 0) + (counts.parked ?? 0);
	return html`<section class="note" id="replay" data-live aria-label="Replay">
		<div class="actions">
			<p>
				<strong>Replay:</strong> ${count(counts.done ?? 0)} done, ${count(waiting)} waiting or
				running, ${count(counts.dead ?? 0)} dead again.
			</p>
			${(counts.queued ?? 0) > 0 &&
			html`<form method="post" action="?">
				<input type="hidden" name="csrf" value="${csrf}" /><input
					type="hidden"
					name="replay"
					value="${id}"
				/><button name="do" value="cancel">Take back what has not begun</button>
			</form>`}
		</div>
	</section>`;
}
