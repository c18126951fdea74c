import { duration } from '../../../core/observe/health';
import { html, type Markup } from './html';

const NUMBER = new Intl.NumberFormat('en-US');

export const count = (value: number): string => NUMBER.format(value);

export const plural = (value: number, one: string, many = `${one}s`): string =>
	`${count(value)} ${value === 1 ? one : many}`;

/** How long ago, with the exact time for machines and on hover. */
export function ago(at: number | undefined, now: number): Markup {
	if (at === undefined) return html`<span class="quiet">never</span>`;
	const iso = new Date(at).toISOString();
	const text = now - at < 2000 ? 'just now' : `${duration(now - at)} ago`;
	return html`<time datetime="${iso}" title="${iso}">${text}</time>`;
}

export function inFuture(at: number, now: number): Markup {
	const iso = new Date(at).toISOString();
	return html`<time datetime="${iso}" title="${iso}"
		>${at > now ? `in ${duration(at - now)}` : `${duration(now - at)} late`}</time
	>`;
}

export function milliseconds(ms: number): string {
	if (ms < 1000) return `${Math.round(ms)} ms`;
	return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : duration(ms);
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
