import type { INodeProperties } from 'n8n-workflow';
import { HMACS, PLACES, shownFor } from './form';

/** Which event it is, and when it was sent. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: '*',
		description:
			'The event types that run the workflow, separated by commas; * is every one. Others are acknowledged and noted in the ledger as ignored.',
	},
	shownFor([...HMACS, 'asymmetric', 'httpMessage', 'jwt', 'sharedSecret'], {
		displayName: 'Event ID',
		name: 'idFrom',
		type: 'string',
		required: true,
		default: 'json:id, bodyHash',
		description: `What is the same when the sender sends an event again: by it an event is taken once. ${PLACES}.`,
	}),
	{
		displayName: 'Event Type',
		name: 'typeFrom',
		type: 'string',
		required: true,
		default: 'json:type',
		description: `${PLACES}. An event without one is “unknown”.`,
	},
	shownFor(['hmac', 'asymmetric', 'bodyHmac'], {
		displayName: 'Time',
		name: 'timeFrom',
		type: 'string',
		default: '',
		placeholder: 'header:X-Timestamp',
		description: `When it was sent, if the signature covers that: events outside the window are refused. ${PLACES}.`,
	}),
];
