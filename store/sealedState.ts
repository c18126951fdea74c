import type { SharedState } from '../core/state';
import type { PayloadCodec } from './payload';

/** Keys whose values hold what people and systems wrote: answers of APIs, pages, agreed records. */
const CONTENTS = ['cache:', 'once:', 'pagination:', 'sync-base:'];

interface Sealed {
	sealed: string;
	encoding: string;
}

/**
 * Shared state whose contents are encrypted as the payloads of the ledger are. Counters, cursors and
 * hashes stay as they are. What was written before there was a key can still be read.
 */
export function sealedState(state: SharedState, codec: PayloadCodec): SharedState {
	function seal(key: string, value: unknown): unknown {
		if (value === undefined || !holdsContents(key)) return value;
		const body = Buffer.from(JSON.stringify(value));
		const sealed = codec.seal({ body, headers: {} }, key);
		return { sealed: sealed.body.toString('base64'), encoding: sealed.encoding };
	}

	function open<State>(key: string, value: unknown): State | undefined {
		if (!holdsContents(key) || !isSealed(value)) return value as State | undefined;
		const body = Buffer.from(value.sealed, 'base64');
		const opened = codec.open({ body, headers: '{}', encoding: value.encoding }, key);
		return JSON.parse(opened.body.toString('utf8'));
	}

	return {
		update: (key, reduce) =>
			state.update<unknown, ReturnType<typeof reduce>['result']>(key, (current, now) => {
				const change = reduce(open(key, current), now);
				return { ...change, state: seal(key, change.state) };
			}),
		read: async (key) => open(key, await state.read(key)),
		list: async <State>(prefix: string) =>
			(await state.list(prefix)).map((one) => ({
				...one,
				state: open<State>(one.key, one.state) as State,
			})),
	};
}

function holdsContents(key: string): boolean {
	return CONTENTS.some((prefix) => key.startsWith(prefix));
}

function isSealed(value: unknown): value is Sealed {
	return typeof value === 'object' && value !== null && 'sealed' in value && 'encoding' in value;
}
