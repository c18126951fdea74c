import type { INodeProperties } from 'n8n-workflow';
import type { Provider, ProviderEvent } from '../../../providers/Provider';

/** Which events run the workflow, and whether several of one delivery are taken apart. */
export function eventFields({ displayName, webhook }: Provider): INodeProperties[] {
	const { events, split } = webhook;
	return [
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			noDataExpression: true,
			required: true,
			// Where the sender chooses the types, nobody can list them.
			default: events.length === 0 ? ['*'] : [],
			description:
				'Which events run the workflow. Others are acknowledged and noted in the ledger as ignored. For one that is not listed add the option Other Events.',
			options: [
				{ name: 'All Events', value: '*' },
				...events.map((event) => ({
					name: title(event),
					value: event.type,
					description: event.type,
				})),
			],
		},
		// What the signature does not cover is never taken, so that there is nothing to choose.
		...(split && !split.signed ? [splitField(displayName)] : []),
	];
}

/** n8n's lists are flat: the heading goes before a label that does not begin with it. */
function title({ group, label }: ProviderEvent): string {
	if (group === undefined) return label;
	const singular = group.replace(/s$/, '');
	const said = [group, singular].some((head) => label === head || label.startsWith(`${head} `));
	return said ? label : `${group}: ${label}`;
}

function splitField(displayName: string): INodeProperties {
	return {
		displayName: 'Split Into Events',
		name: 'splitEvents',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: `Whether each event is taken by itself, selected, deduplicated and retried apart, where ${displayName} sends several in one delivery`,
	};
}
