import { MappingError } from './errors';
import { EACH, RESERVED } from './segment';
import type { Segment } from './segment';

const QUOTED = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;
const FILTER = String.raw`\?\s*(?<field>${QUOTED}|[^=[\]"'!<>~]+?)\s*=\s*(?<value>${QUOTED}|[^=[\]"'\s][^=[\]"']*)`;
const BRACKETS = String.raw`\[\s*(?:(?<index>-?\d{1,9})|(?<each>\*)|(?<quoted>${QUOTED})|${FILTER})\s*\]`;
/** One segment, anchored where the last one ended. */
const SEGMENT = new RegExp(String.raw`(?<dot>\.)?(?<name>[^.[\]]+)|${BRACKETS}`, 'y');

/**
 * The segment of a path from position `at` on, and where it ends.
 * @throws MappingError that says what to write instead.
 */
export function readSegment(path: string, at: number, isFirst: boolean): [Segment, end: number] {
	SEGMENT.lastIndex = at;
	const part = SEGMENT.exec(path)?.groups;
	// A name follows a dot, except the first.
	if (!part || (part.name !== undefined && (part.dot === undefined) !== isFirst)) {
		throw new MappingError(hintFor(path.slice(at), isFirst));
	}
	return [segmentOf(part), SEGMENT.lastIndex];
}

type Parts = Readonly<Record<string, string | undefined>>;

function segmentOf({ name, index, quoted, field, value }: Parts): Segment {
	if (name !== undefined) return plainName(name);
	if (quoted !== undefined) return ownName(unquote(quoted));
	// -0 is 0.
	if (index !== undefined) return Number(index) + 0;
	if (field === undefined || value === undefined) return EACH;
	return {
		field: isQuoted(field)
			? [ownName(unquote(field))]
			: field.split('.').map((name) => plainName(name.trim())),
		equals: isQuoted(value) ? unquote(value) : value.trimEnd(),
	};
}

function plainName(name: string): string {
	if (/^\s*$/.test(name)) throw new MappingError('a name is missing between the dots');
	if (/^\d+$/.test(name)) {
		throw new MappingError(
			`write [${name}] for a position in a list, or ["${name}"] for the name of a field`,
		);
	}
	if (/^\^|^@$/.test(name)) {
		throw new MappingError(`^ and @ stand at the start, as in ^.name; a field is ["${name}"]`);
	}
	if (/^\$(json)?$/.test(name)) {
		throw new MappingError(
			`leave out ${name}: a path starts in the record; a field is ["${name}"]`,
		);
	}
	return ownName(name);
}

function ownName(name: string): string {
	if (RESERVED.has(name)) {
		throw new MappingError(`'${name}' is a name that JavaScript keeps for itself`);
	}
	return name;
}

const isQuoted = (text: string): boolean => /^["']/.test(text);
const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, '$1');

const HINTS: readonly (readonly [RegExp, string])[] = [
	[/^\.\./, 'write one dot between two names'],
	[/^\.$/, 'write a name after the dot'],
	[/^\.\[/, 'write brackets without a dot before them'],
	[/^\[\s*\]/, 'write [*] for every entry, [0] for the first or [-1] for the last'],
	[/^\[[^\]]*(?:[!<>~]=?|==)/, 'a filter compares with one =, as in [?type=shipping]'],
	[/^\[\s*[^\]?"'=]+=/, 'a filter starts with a question mark, as in [?type=shipping]'],
	[/^\[\s*\?/, 'write a filter as [?type=shipping] or [?type="odd value"]'],
	[/^\[\s*["']/, 'write a quoted name as ["odd name"]'],
	[/^\[[^\]]*$/, 'a closing ] is missing'],
	[/^\[/, 'write a name in brackets with quotes, as in ["odd name"]'],
	[/^\]/, 'a ] has no [ before it'],
	[/^[^.]/, 'write a dot before a name'],
];

function hintFor(rest: string, isFirst: boolean): string {
	if (isFirst && rest.startsWith('.')) return 'start with a name, not with a dot';
	return HINTS.find(([shape]) => shape.test(rest))?.[1] ?? 'write names with dots between them';
}
