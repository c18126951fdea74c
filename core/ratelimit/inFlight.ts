import type { Change } from '../state';

/** Who wants to call, in the order in which they came. */
export interface Ticket {
	id: string;
	/** One that nobody renewed, as after a crash, is out of the line then; ms since the epoch. */
	until: number;
}

export interface LineState {
	tickets: Ticket[];
}

/**
 * Takes or keeps a place in line. The first `cap` in line may call; everybody else waits. The
 * place lapses after `waitingMs`, or `callingMs` once it is the holder's turn.
 * @returns How many are still ahead before it is the holder's turn: 0 means go.
 */
export function standInLine(
	state: LineState | undefined,
	id: string,
	cap: number,
	lease: { waitingMs: number; callingMs: number },
	now: number,
): Change<LineState, number> {
	const tickets = (state?.tickets ?? []).filter((ticket) => ticket.until > now && ticket.id !== id);
	const known = state?.tickets.findIndex((ticket) => ticket.id === id) ?? -1;
	const ahead = known < 0 ? tickets.length : countBefore(state!.tickets, known, now);
	const waiting = Math.max(0, ahead - cap + 1);
	const ms = waiting > 0 ? lease.waitingMs : lease.callingMs;
	tickets.splice(ahead, 0, { id, until: now + ms });
	return { state: { tickets }, result: waiting, keepMs: lease.callingMs };
}

/** Gives the place up. */
export function leaveLine(
	state: LineState | undefined,
	id: string,
	now: number,
): Change<LineState | undefined, void> {
	const tickets = (state?.tickets ?? []).filter((ticket) => ticket.until > now && ticket.id !== id);
	if (tickets.length === 0) return { state: undefined, result: undefined };
	const longest = Math.max(...tickets.map(({ until }) => until)) - now;
	return { state: { tickets }, result: undefined, keepMs: longest };
}

const countBefore = (tickets: readonly Ticket[], index: number, now: number) =>
	tickets.slice(0, index).filter(({ until }) => until > now).length;
