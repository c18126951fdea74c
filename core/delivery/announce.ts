import type { Delivery } from './types';

/** When dead letters are told. All times in ms. */
export interface AnnouncePolicy {
	/** Collects, and tells when the oldest has waited `forMs` or when there are `count`. */
	collect?: { forMs: number; count: number };
	/** Tells only when `count` died within `withinMs`, and then not again for as long. */
	threshold?: { count: number; withinMs: number };
	/** Is this a time when nobody wants to be told? */
	isQuiet?(now: number): boolean;
}

/** What is to be done with the deaths that were not told yet. */
export interface Verdict {
	/** How many of them, from the oldest on. */
	tell: number;
	/** How many, from the oldest on, are never told. */
	pass: number;
}

const WAIT: Verdict = { tell: 0, pass: 0 };

/**
 * Decides over the deaths since the last that was told, the oldest first.
 * @param toldAt when something was last told, if ever
 */
export function verdict(
	pending: ReadonlyArray<Pick<Delivery, 'updatedAt'>>,
	{ collect, threshold, isQuiet }: AnnouncePolicy,
	now: number,
	toldAt = -Infinity,
): Verdict {
	const [first] = pending;
	if (!first) return WAIT;
	if (threshold && !isCrossed(pending, threshold)) {
		// They can still be part of a crossing while the window that began with them is open.
		const isOver = ({ updatedAt }: Pick<Delivery, 'updatedAt'>) =>
			updatedAt + threshold.withinMs <= now;
		const open = pending.findIndex((letter) => !isOver(letter));
		return { tell: 0, pass: open < 0 ? pending.length : open };
	}
	if (threshold && now < toldAt + threshold.withinMs) return WAIT;
	if (isQuiet?.(now)) return WAIT;
	if (collect && pending.length < collect.count && now < first.updatedAt + collect.forMs) {
		return WAIT;
	}
	return { tell: pending.length, pass: 0 };
}

/** Did so many die within some window of that length? */
function isCrossed(
	pending: ReadonlyArray<Pick<Delivery, 'updatedAt'>>,
	{ count, withinMs }: NonNullable<AnnouncePolicy['threshold']>,
): boolean {
	return pending.some((letter, index) => {
		const last = pending[index + count - 1];
		return last !== undefined && last.updatedAt - letter.updatedAt < withinMs;
	});
}
