import type { DeliveryStatus } from '../../../core/delivery/types';
import type { Health } from '../../../core/observe/health';
import { html, Markup } from './html';

const SHAPES = {
	good: '<path d="M3 8.5 6.5 12 13 4.5"/>',
	warning: '<path d="M8 2 15 14H1ZM8 6.5v3.5M8 12.4v.1"/>',
	bad: '<path d="m4 4 8 8M12 4l-8 8"/>',
	other: '<path d="M8 3a5 5 0 1 0 .01 0Z"/>',
};

/** A state as colour, shape and word, so that none of them is needed. */
function pill(colour: string, shape: keyof typeof SHAPES, word: string): Markup {
	return html`<span class="pill ${colour}"
		><svg
			viewBox="0 0 16 16"
			fill="none"
			stroke="currentColor"
			stroke-width="2.2"
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
		>
			${new Markup(SHAPES[shape])}</svg
		>${word}</span
	>`;
}

export function healthPill(health: Health): Markup {
	return pill(
		health,
		({ healthy: 'good', degraded: 'warning', failed: 'bad' } as const)[health],
		health,
	);
}

export function statusPill(status: DeliveryStatus): Markup {
	if (status === 'dead') return pill('dead', 'bad', status);
	if (status === 'parked') return pill('parked', 'warning', status);
	return status === 'done' || status === 'resolved'
		? pill('done', 'good', status)
		: pill('other', 'other', status);
}
