import type { IDataObject } from 'n8n-workflow';
import { describeDeadLetter, payloadOf } from '../shared/deadLetters';
import { isObject } from '../shared/json';
import { hint, type NodeRun, type Operation } from './operation';
import { selectOne } from './select';

export function edit(run: NodeRun): Operation {
	const { read, store } = run;
	return async (_, index) => {
		const letter = await selectOne(run, index);
		const before = payloadOf(letter);
		const given = parsePayload(read('payload', index));
		// The envelope ties the item to its event; who edits the data need not repeat it.
		const { delivery } = before;
		const after = letter.kind === 'item' && delivery !== undefined ? { delivery, ...given } : given;

		const changed = changesOf(before, after);
		if (changed.length === 0) {
			hint(run, `Dead letter ${letter.id} says that already: nothing was changed`);
			return { ...describeDeadLetter(letter), changed };
		}
		const edited = await store.ledger.edit(letter.id, Buffer.from(JSON.stringify(after)));
		if (edited) return { ...describeDeadLetter(edited), changed };
		throw new Error(
			`Dead letter ${letter.id} is ${letter.status}: only a dead or a parked one can be edited`,
		);
	};
}

function parsePayload(given: unknown): IDataObject {
	const fault = typeof given === 'string' ? faultOf(given) : undefined;
	if (fault !== undefined) throw new Error(`The payload is not valid JSON: ${fault}`);
	const payload: unknown = typeof given === 'string' ? JSON.parse(given) : given;
	if (isObject(payload)) return payload;
	throw new Error('The payload has to be a JSON object, such as { "id": 1 }');
}

/** What is wrong with a text as JSON, and where. */
function faultOf(text: string): string | undefined {
	try {
		JSON.parse(text);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

/** The paths at which two values differ; a list that differs is one. */
function changesOf(before: unknown, after: unknown, path = ''): string[] {
	if (!isObject(before) || !isObject(after)) {
		return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
	}
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].flatMap((name) =>
		changesOf(before[name], after[name], path === '' ? name : `${path}.${name}`),
	);
}
