import type { TimestampSpec } from '../../../core/signature';
import type { Provider, Split } from '../../../providers/Provider';
import { ANY_WEBHOOK } from './anyWebhook';
import { words } from '../../shared/words';
import { answerChallenge } from './challenge';
import { readPlaces, type Place } from '../shared/place';
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
	/** Path of the list, where one delivery carries several events; `@` when the body is the list. */
	splitAt?: string;
	/** See readPlaces; a path inside one event. */
	splitIdFrom?: string;
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
	const { splitAt, keepHeaders = '', successStatus = 200 } = described;
	const { id, time = describedTime(described) } = envelopeOf(described);
	const type = readPlaces('Event Type', described.typeFrom);
	return {
		...ANY_WEBHOOK,
		webhook: {
			...ANY_WEBHOOK.webhook,
			signature: signatureOf(described),
			id: id ?? readPlaces('Event ID', described.idFrom ?? ''),
			type: splitAt ? inOneEvent(splitPath(splitAt), type) : type,
			...(time && { time }),
			...(splitAt && { split: describedSplit(splitAt, described.splitIdFrom) }),
			handshake: answerChallenge(described),
			headers: headerNames(keepHeaders),
			successStatus,
		},
	};
}

/** An event without an id of its own is known by what it holds. */
function describedSplit(at: string, idFrom = ''): Split {
	const path = splitPath(at);
	if (idFrom.trim() === '') return { at: path, id: { bodyHash: 'sha256' } };
	return { at: path, id: inOneEvent(path, readPlaces('ID of an Event', idFrom)) };
}

function splitPath(at: string): string {
	return at.trim() === '@' ? '' : at.trim();
}

/**
 * Each event is read as if the delivery held it alone. A path may be meant inside the event, or,
 * for what all of them share, beside the list.
 */
function inOneEvent(at: string, places: readonly Place[]): readonly Place[] {
	return places.flatMap((place): Place[] =>
		'json' in place ? [{ json: `${at}[0].${place.json}` }, place] : [place],
	);
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
	return words(text.toLowerCase()).map((name) => {
		if (!SECRET_HEADER.test(name)) return name;
		throw new Error(`Keep Headers: ${name} may hold a secret, and is not kept.`);
	});
}
