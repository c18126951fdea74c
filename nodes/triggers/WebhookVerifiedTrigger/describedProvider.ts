import type { TimestampSpec } from '../../../core/signature';
import type { Provider } from '../../../providers/Provider';
import { answerChallenge } from './challenge';
import { readPlaces } from './place';
import { envelopeOf, signatureOf, type SchemeParameters } from './scheme';

/** What a person says in the node's form about a sender that the pack does not know. */
export interface DescribedWebhook extends SchemeParameters {
	/** See readPlaces; absent where the scheme says it. */
	idFrom?: string;
	typeFrom: string;
	/** Empty when no time is sent. */
	timeFrom?: string;
	timePrefix?: string;
	timeUnit?: TimestampSpec['unit'];
	/** 0 for no window. */
	toleranceSeconds?: number;
	orderingKeyFrom?: string;
	/** Names of further headers to keep with an event. */
	keepHeaders?: string;
	successStatus?: number;
	/** The query parameter of a GET request whose value is the answer to it. */
	challengeParameter?: string;
	/** The field of a signed event that is a question, whose value is the answer to it. */
	challengeField?: string;
}

/** @throws Error that names the field to mend. */
export function describedProvider(described: DescribedWebhook): Provider {
	const { orderingKeyFrom, keepHeaders = '', successStatus = 200 } = described;
	const { id, time = describedTime(described) } = envelopeOf(described);
	return {
		name: 'webhook',
		displayName: 'Webhook',
		docs: { webhooks: '' },
		webhook: {
			signature: signatureOf(described),
			id: id ?? readPlaces('Event ID', described.idFrom ?? ''),
			type: readPlaces('Event Type', described.typeFrom),
			...(time && { time }),
			...(orderingKeyFrom && { orderingKey: readPlaces('Ordering Key', orderingKeyFrom) }),
			handshake: answerChallenge(described),
			headers: headerNames(keepHeaders),
			successStatus,
			retries: '',
			setup: '',
			secret: '',
			events: [],
		},
	};
}

function describedTime({
	timeFrom = '',
	timePrefix = '',
	timeUnit = 's',
	toleranceSeconds = 300,
	separator,
}: DescribedWebhook): TimestampSpec | undefined {
	if (timeFrom.trim() === '') return undefined;
	const from = [readPlaces('Time', timeFrom)]
		.flat()
		.map((place) =>
			'header' in place && timePrefix !== ''
				? { ...place, prefix: timePrefix, ...(separator && { separator }) }
				: place,
		);
	return {
		from,
		unit: timeUnit,
		...(toleranceSeconds > 0 && { toleranceMs: toleranceSeconds * 1000 }),
	};
}

/** What such headers hold is no secret's business to be kept. */
const SECRET_HEADER = /authorization|cookie|signature|token|secret|api-?key/i;

function headerNames(text: string): string[] {
	return text
		.split(',')
		.map((name) => name.trim().toLowerCase())
		.filter((name) => name !== '')
		.map((name) => {
			if (!SECRET_HEADER.test(name)) return name;
			throw new Error(`Keep Headers: ${name} may hold a secret, and is not kept.`);
		});
}
