import { queryOf } from '../letterFilter';
import { count, plural } from './format';
import { html, type Markup } from './html';

export type LetterAction = 'replay' | 'resolve' | 'discard';

export const LETTER_ACTIONS: readonly LetterAction[] = ['replay', 'resolve', 'discard'];

export interface Confirmation {
	action: LetterAction;
	/** How many it would be. */
	total: number;
	/** The filter, and the moment up to which letters count: later ones are not meant. */
	fields: ReadonlyArray<readonly [string, string]>;
	csrf: string;
}

const WORDS: Record<LetterAction, { will: string; means: string }> = {
	replay: {
		will: 'will be replayed',
		means:
			'Each is worked on again, with fresh attempts and under the same correlation id. Parked ones follow the letter they wait for.',
	},
	resolve: {
		will: 'will be marked as resolved',
		means: 'They were seen to elsewhere. They are kept for a while and not worked on again.',
	},
	discard: {
		will: 'will be discarded',
		means: 'Nobody needs them any more. They are kept for a while and not worked on again.',
	},
};

/** Says what would happen to how many, before anything does. */
export function confirmation({ action, total, fields, csrf }: Confirmation): Markup {
	const { will, means } = WORDS[action];
	const back = queryOf(
		['view', 'letters'],
		...fields.filter(([name]) => name !== 'id' && name !== 'before'),
	);
	return html`<section class="card pad stack" aria-labelledby="confirm-title">
		<h2 id="confirm-title">
			${total === 0 ? 'Nothing to do' : `${plural(total, 'dead letter')} ${will}`}
		</h2>
		<p class="quiet">
			${total === 0 ? 'No letter fits any more, or this cannot be done to what does.' : means}
		</p>
		<form method="post" action="?" class="stack">
			<input type="hidden" name="csrf" value="${csrf}" />${fields.map(
				([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
			)}
			${total > 0 &&
			(action === 'replay'
				? html`<label
						>At most per second (empty for no limit)<input
							name="perSecond"
							type="number"
							min="0.1"
							step="any"
							inputmode="decimal"
					/></label>`
				: html`<label
						>Note (optional)<input name="note" maxlength="500" autocomplete="off"
					/></label>`)}
			<div class="actions">
				${total > 0 &&
				html`<button
					class="${action === 'discard' ? 'danger' : 'main'}"
					name="do"
					value="${action}"
				>
					${action[0]?.toUpperCase()}${action.slice(1)} ${count(total)}
				</button>`}<a class="button" href="${back}">Back</a>
			</div>
		</form>
	</section>`;
}
