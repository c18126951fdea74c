import type { Source } from '../../../core/signature';

export type Place = Exclude<Source, readonly Source[] | { all: readonly Source[] }>;

const READERS: Readonly<Record<string, (name: string) => Place>> = {
	header: (name) => ({ header: name.toLowerCase() }),
	json: (path) => ({ json: path }),
	form: (path) => ({ form: path }),
	query: (name) => ({ query: name }),
};

/**
 * Where a person says a value is: `header:X-Event-Id`, `json:data.id`, `form:id`, `query:id` or
 * `bodyHash`; several, separated by commas, are tried in turn.
 * @throws Error that names the field and what can be written there.
 */
export function readPlaces(field: string, text: string): readonly Place[] {
	return text.split(',').map((one) => readPlace(field, one.trim()));
}

function readPlace(field: string, text: string): Place {
	if (text === 'bodyHash') return { bodyHash: 'sha256' };
	const [, kind = '', name = ''] = /^([a-z]+):\s*(.+)$/.exec(text) ?? [];
	if (!Object.hasOwn(READERS, kind)) {
		throw new Error(
			`${field}: “${text}” is no place in a request. Write header:Name, json:path, form:field, query:name or bodyHash.`,
		);
	}
	return READERS[kind]!(name);
}
