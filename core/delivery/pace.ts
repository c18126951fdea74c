import type { Clock } from '../time';

/** Spreads beginnings over time. */
export interface Pace {
	/** How many may begin now. */
	room(): number;
	began(count: number): void;
	/** Until one more may begin, ms; Infinity when that is not what holds it up. */
	waitMs(): number;
}

const UNLIMITED: Pace = {
	room: () => Infinity,
	began: () => undefined,
	waitMs: () => Infinity,
};

/** A token bucket of one second: after a rest, `perSecond` may begin at once. */
export function startPace(perSecond: number | undefined, clock: Clock): Pace {
	if (perSecond === undefined) return UNLIMITED;
	const size = Math.max(1, perSecond);
	let tokens = size;
	let filledAt = clock();
	const fill = () => {
		const now = clock();
		tokens = Math.min(size, tokens + (Math.max(0, now - filledAt) * perSecond) / 1000);
		filledAt = now;
	};
	return {
		room() {
			fill();
			return Math.floor(tokens);
		},
		began(count) {
			tokens -= count;
		},
		waitMs() {
			fill();
			return tokens >= 1 ? Infinity : Math.ceil(((1 - tokens) / perSecond) * 1000);
		},
	};
}
