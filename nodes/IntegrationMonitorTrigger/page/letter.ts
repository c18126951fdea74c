import type { Delivery } from '../../../core/delivery/types';
import { queryOf } from '../letterFilter';
import { ago } from './format';
import { html, type Markup } from './html';
import { statusPill } from './pill';

/** Larger payloads are cut on the page; nobody reads a megabyte, and a phone could not show it. */
const MOST_SHOWN = 200_000;

/** One dead letter with all that is known of it. */
export function letter(one: Delivery, now: number): Markup[] {
	const { id, status, origin, headers } = one;
	const facts: Array<[string, Markup | string | number | undefined]> = [
		['Status', statusPill(status)],
		['Reason', one.reason],
		['Note', one.note],
		['Provider', one.provider],
		['Type', one.type],
		['Attempts', one.attempts],
		['Received', ago(one.receivedAt, now)],
		['Last change', ago(one.updatedAt, now)],
		['Workflow', `${origin.workflowName}, node ${origin.nodeName}`],
		['Execution', origin.executionId],
		[
			'Correlation id',
			html`<code>${one.correlationId}</code>
				<a
					href="${queryOf(
						['view', 'letters'],
						['status', 'all'],
						['correlationId', one.correlationId],
					)}"
					>others with it</a
				>`,
		],
	];
	const open = status === 'dead' || status === 'parked';
	return [
		html`<section class="card" aria-labelledby="letter-title">
			<div class="head">
				<h2 id="letter-title">${one.type || 'Item'} <span class="quiet">number ${id}</span></h2>
				<div class="actions">${open && actions(one)}</div>
			</div>
			<dl class="facts">
				${facts
					.filter(([, value]) => value !== undefined && value !== '')
					.map(
						([name, value]) =>
							html`<dt>${name}</dt>
								<dd>${value}</dd>`,
					)}
			</dl>
		</section>`,
		source('Payload', one.body.toString('utf8')),
		...(one.originalBody
			? [source('Payload as it first came', one.originalBody.toString('utf8'))]
			: []),
		source('Headers', JSON.stringify(headers)),
	];
}

function actions({ id, status }: Delivery): Markup {
	const button = (what: string, text: string, look: string) =>
		html`<a
			class="button ${look}"
			href="${queryOf(['view', 'confirm'], ['do', what], ['status', status], ['id', String(id)])}"
			>${text}</a
		>`;
	return html`${status === 'dead' && button('replay', 'Replay…', 'main')}${button(
		'resolve',
		'Resolve…',
		'',
	)}${button('discard', 'Discard…', '')}`;
}

function source(title: string, text: string): Markup {
	const pretty = indented(text);
	const cut = pretty.length > MOST_SHOWN;
	return html`<section class="card" aria-label="${title}">
		<div class="head">
			<h2>${title}</h2>
			${cut && html`<span class="quiet small">the first ${MOST_SHOWN} characters</span>`}
		</div>
		<pre tabindex="0">${pretty.slice(0, MOST_SHOWN)}</pre>
	</section>`;
}

/** Numbers that JavaScript cannot hold stay as they came, with the rest of the text. */
const LONG_NUMBER = /\d{16}/;

function indented(text: string): string {
	if (LONG_NUMBER.test(text)) return text;
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
