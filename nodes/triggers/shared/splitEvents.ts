import type { Split } from '../../../providers/Provider';
import { isObject } from '../../shared/json';

export interface Part {
	event: unknown;
	/** The body, had it held this event alone. */
	alone: unknown;
}

/** The events in a body; undefined when there is no list of them, so that it is one event itself. */
export function splitEvents(body: unknown, { at }: Split): readonly Part[] | undefined {
	const steps = at === '' ? [] : at.split('.');
	const events = steps.reduce(
		(holder, step) => (isObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined),
		body,
	);
	if (!Array.isArray(events) || events.length === 0) return undefined;
	return events.map((event: unknown) => ({ event, alone: holding(body, steps, [event]) }));
}

/** `body` with `events` in the place of its own. */
function holding(body: unknown, [step, ...rest]: readonly string[], events: unknown[]): unknown {
	if (step === undefined || !isObject(body)) return events;
	return { ...body, [step]: holding(body[step], rest, events) };
}
