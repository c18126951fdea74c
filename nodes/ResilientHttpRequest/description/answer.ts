import type { INodeProperties } from 'n8n-workflow';
import { PLAIN } from '../preset/chosen';
import { WITH_BODY } from './call';
import { choice, group, number, text, toggle } from './fields';

const KEYED = { method: WITH_BODY, idempotency: ['auto', 'expression'] };
/** A preset knows where its API takes the key. */
const PLACED = { ...KEYED, api: [PLAIN] };

export const idempotency: INodeProperties[] = [
	choice(
		{
			displayName: 'Idempotency Key',
			name: 'idempotency',
			description:
				'Sent with each call that changes something, so that the API can tell a repetition from a second order',
			show: { method: WITH_BODY },
		},
		[
			[
				'auto',
				'From the Delivery',
				'Made from the event’s correlation ID and this node: the same over retries, replays and restarts. Items that no Verified Trigger started have none.',
			],
			['expression', 'From an Expression'],
			['none', 'None'],
		],
	),
	{
		...text({
			displayName: 'Key',
			name: 'idempotencyKey',
			placeholder: '={{ $json.order_number }}',
			show: { method: WITH_BODY, idempotency: ['expression'] },
		}),
		required: true,
	},
	group({ displayName: 'Key Goes Into', name: 'idempotencyPlace', show: PLACED }, [
		text({
			displayName: 'Name',
			name: 'name',
			default: 'Idempotency-Key',
			description: 'Of the header, query parameter or body field in which the API expects the key',
		}),
		choice({ displayName: 'Part', name: 'in', default: 'header' }, [
			['body', 'JSON Body'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		]),
	]),
];

export const onFailure: INodeProperties = choice(
	{
		displayName: 'When a Call Fails',
		name: 'onFailure',
		description: 'What happens to an item whose call failed after all attempts',
	},
	[
		[
			'stop',
			'Stop the Run',
			'With the error of the first one, after the other items were sent. A Verified Trigger runs the event again later.',
		],
		[
			'output',
			'Use the Failed Output',
			'The item comes out at Failed, with the reason and whether it may pass under “failure”',
		],
	],
);

export const response = group({ displayName: 'Response', name: 'response' }, [
	choice({ displayName: 'Format', name: 'format', default: 'auto' }, [
		['auto', 'By Its Content Type'],
		['file', 'File', 'Streamed into the item’s binary data, however large'],
		['json', 'JSON', 'An answer that is none fails'],
		['text', 'Text'],
	]),
	text({
		displayName: 'Put Into Field',
		name: 'field',
		placeholder: 'answer',
		description:
			'The incoming item goes on with the answer in this field. Without it the answer takes the item’s place. For a file: the binary field, else data.',
	}),
]);

export const skipConfirmed = group(
	{ displayName: 'Skip Confirmed Calls', name: 'once', show: KEYED },
	[
		toggle({
			displayName: 'Enabled',
			name: 'enabled',
			description:
				'Whether a call that succeeded before with the same key is not sent again: its answer comes from the store, also after a crash in the middle of a run',
		}),
		number({
			displayName: 'Remember For (Hours)',
			name: 'keepHours',
			default: 24,
			description: 'How long a confirmed call is known',
			max: 8760,
		}),
	],
);
