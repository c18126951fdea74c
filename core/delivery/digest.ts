import type { Delivery } from './types';

export const DIGEST_FIELDS = ['provider', 'type', 'workflow', 'node', 'reason'] as const;
export type DigestField = (typeof DIGEST_FIELDS)[number];

/** Dead letters that are alike. */
export interface DigestGroup {
	/** What they have in common: the fields that were grouped by, as the first of them has them. */
	common: Partial<Record<DigestField, string>>;
	count: number;
	/** ms since the epoch. */
	firstAt: number;
	lastAt: number;
	samples: Delivery[];
}

/** Dead letters grouped by some fields, the largest group first, with a few of each. */
export function digest(
	letters: readonly Delivery[],
	by: readonly DigestField[],
	samples: number,
): DigestGroup[] {
	const groups = new Map<string, DigestGroup>();
	for (const letter of letters) {
		const common = Object.fromEntries(by.map((field) => [field, valueOf(letter, field)]));
		const key = JSON.stringify(by.map((field) => alike(field, common[field] ?? '')));
		const { updatedAt } = letter;
		const empty = { common, count: 0, firstAt: updatedAt, lastAt: updatedAt, samples: [] };
		const group: DigestGroup = groups.get(key) ?? empty;
		groups.set(key, group);
		group.count += 1;
		group.firstAt = Math.min(group.firstAt, updatedAt);
		group.lastAt = Math.max(group.lastAt, updatedAt);
		if (group.samples.length < samples) group.samples.push(letter);
	}
	return [...groups.values()].sort((a, b) => b.count - a.count);
}

function valueOf({ provider, type, origin, reason }: Delivery, field: DigestField): string {
	switch (field) {
		case 'provider':
			return provider;
		case 'type':
			return type;
		case 'workflow':
			return origin.workflowName || origin.workflowId;
		case 'node':
			return origin.nodeName;
		case 'reason':
			return reason ?? '';
	}
}

/** "Order 17 is unknown" and "Order 18 is unknown" are one reason. */
function alike(field: DigestField, value: string): string {
	return field === 'reason' ? value.replace(/\d+/g, '#') : value;
}
