import type { ProviderEvent } from './Provider';

/** Event types with their labels, under a heading. */
export function eventGroup(
	group: string,
	labels: Readonly<Record<string, string>>,
): readonly ProviderEvent[] {
	return Object.entries(labels).map(([type, label]) => ({ type, label, group }));
}
