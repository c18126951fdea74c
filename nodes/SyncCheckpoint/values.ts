import type { ActiveRun, Cursor } from '../../core/sync';
import type { OperationContext } from './operation';

/** Under which key of the store a sync's runs are kept. */
export const RUNS = 'sync:';

export function describeHolder(sync: string, { id, startedAt, leaseUntil }: ActiveRun): string {
	return `Another run of “${sync}” is under way: execution ${id}, since ${iso(startedAt)}, with the lock until ${iso(leaseUntil)}.`;
}

/** Empty is none: an expression that finds nothing must not lose the place. */
export function cursorParameter(value: unknown): Cursor | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw new Error(`Cursor must be a text or a number, not ${JSON.stringify(value)}`);
}

export function count(name: string, value: unknown): number {
	const number = Number(value);
	if (name !== '' && Number.isFinite(number)) return number;
	throw new Error(`Counts: “${name}” needs a name and a number, not ${JSON.stringify(value)}`);
}

export function minutes(
	{ context }: OperationContext,
	name: 'lockMinutes' | 'waitMinutes',
): number {
	const value = context.getNodeParameter(name, 0, 15) as number;
	if (typeof value === 'number' && value > 0 && value <= 10_080) return value * 60_000;
	const label = name === 'lockMinutes' ? 'Lock (Minutes)' : 'Wait (Minutes)';
	throw new Error(`${label} must be above 0 and at most 10080 (a week), not ${String(value)}`);
}

export const iso = (ms: number) => new Date(ms).toISOString();
