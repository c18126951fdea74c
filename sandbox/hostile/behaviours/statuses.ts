import { answer } from '../behaviour.ts';
import type { Behaviour } from '../behaviour.ts';

/** The server's clock for dates that do not move. */
export const NOW = Date.UTC(2026, 10, 20, 12);

const later = new Date(NOW + 30_000).toUTCString();
const earlier = new Date(NOW - 30_000).toUTCString();

function throttled(
	name: string,
	retryAfter: string | undefined,
	retryAfterMs: number | undefined,
	does: string,
): Behaviour {
	return {
		path: `/429/${name}`,
		does: `answers 429 with ${does}`,
		outcome: { reason: 'http_status', failedWith: 429, retryable: true, retryAfterMs },
		respond: ({ socket }) =>
			void socket.write(
				answer(429, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }, 'Slow down'),
			),
	};
}

function failing(status: number, retryable: boolean): Behaviour {
	return {
		path: `/status/${status}`,
		does: `answers ${status}`,
		outcome: { reason: 'http_status', failedWith: status, retryable },
		respond: ({ socket }) => void socket.write(answer(status, {}, 'No')),
	};
}

/** Answers that say no, or not now. */
export const statuses: readonly Behaviour[] = [
	throttled('none', undefined, undefined, 'no Retry-After'),
	throttled('seconds', '7', 7000, 'Retry-After in seconds'),
	throttled('fraction', '1.5', 1500, 'a fraction of seconds'),
	throttled('date', later, 30_000, 'a date'),
	throttled('asctime', 'Fri Nov 20 12:00:30 2026', 30_000, 'a date in the asctime form'),
	throttled('past', earlier, 0, 'a date that is over'),
	throttled('negative', '-5', undefined, 'negative seconds'),
	throttled('garbage', 'soon', undefined, 'a word'),
	throttled('huge', '99999999', 99_999_999_000, 'three years'),
	{
		path: '/503/flapping',
		attempts: 2,
		does: 'answers 503 every other time',
		outcome: { status: 200, requests: 2 },
		respond: ({ socket, count }) => void socket.write(answer(count % 2 === 1 ? 503 : 200)),
	},
	failing(400, false),
	failing(401, false),
	failing(404, false),
	failing(408, true),
	failing(425, true),
	failing(500, true),
	failing(501, false),
	failing(503, true),
];
