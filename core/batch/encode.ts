import { describe } from '../mapping/describe';
import type { BatchShape } from './types';

/** The bytes around the items of a body. */
export interface Envelope {
	head: string;
	between: string;
	tail: string;
	/** Before each item. */
	prefix: string;
	contentType: string;
}

const array: Envelope = {
	head: '[',
	between: ',',
	tail: ']',
	prefix: '',
	contentType: 'application/json',
};

/** @throws Error that names what makes no sense. */
export function envelopeOf(shape: BatchShape): Envelope {
	if (shape.type === 'array') return array;
	if (shape.type === 'ndjson') {
		const prefix = shape.before === undefined ? '' : `${JSON.stringify(shape.before)}\n`;
		// Each line ends, the last one too: Elasticsearch refuses a body that does not.
		const line = { head: '', between: '\n', tail: '\n' };
		return { ...line, prefix, contentType: 'application/x-ndjson' };
	}
	const { field, constants = {} } = shape;
	if (field === '' || field === '__proto__') {
		throw new Error(`'${field}' cannot be the field of the list`);
	}
	if (Object.hasOwn(constants, field)) {
		throw new Error(`${field} holds the list, so it cannot be constant too`);
	}
	const others = JSON.stringify(constants).slice(0, -1);
	const name = `${JSON.stringify(field)}:[`;
	return {
		...array,
		head: others === '{' ? `{${name}` : `${others},${name}`,
		tail: ']}',
	};
}

/** An item as JSON. @throws Error when it has no JSON form. */
export function encodeItem(item: unknown, called = 'The item'): string {
	let json: string | undefined;
	try {
		json = JSON.stringify(item);
	} catch (error) {
		throw new Error(`${called} cannot be written as JSON: ${(error as Error).message}`);
	}
	if (json === undefined)
		throw new Error(`${called} cannot be written as JSON: it is ${describe(item)}`);
	return json;
}

export const bodyOf = (
	{ head, between, tail, prefix }: Envelope,
	items: readonly string[],
): string => head + items.map((item) => prefix + item).join(between) + tail;
