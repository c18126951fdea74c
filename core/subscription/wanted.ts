import type { SubscriptionApi } from './types';

/**
 * The events to subscribe to in the API's names, by the subscription that is to hold them.
 *
 * @throws an Error when there are none: that would remove what is there.
 */
export function wantedGroups(
	{ wildcard, groupOf, names }: Pick<SubscriptionApi, 'wildcard' | 'groupOf' | 'names'>,
	types: readonly string[],
	/** What `*` stands for where the API has no word for it. */
	knownTypes: readonly string[],
): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const event of wantedEvents()) {
		const group = groupOf?.(event) ?? '';
		groups.set(group, [...(groups.get(group) ?? []), event]);
	}
	if (groups.size === 0) throw new Error('The trigger has no events. Choose at least one.');
	return groups;

	function wantedEvents(): Iterable<string> {
		const all = types.includes('*');
		if (all && wildcard !== undefined) return [wildcard];
		const asked = (all ? [...knownTypes, ...types] : types).filter(
			(type) => type !== '*' && type !== '',
		);
		return new Set(names ? names(asked) : asked);
	}
}
