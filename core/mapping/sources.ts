import { parseEach } from './each';
import { EACH, formatPath, isList } from './segment';
import type { Path } from './segment';
import { shapeOf } from './shape';

/** A field of a record, as a row's source names it. */
export interface ListedSource {
	source: string;
	/** Its JSON types. */
	type: string;
}

/**
 * The fields of some records as the sources of a mapping; with `each`, those of an entry first.
 * @throws MappingError when `each` is no list.
 */
export function listSources(records: readonly unknown[], each?: string): ListedSource[] {
	const around = each === undefined ? [] : parseEach(each);
	const sources = [...shapeOf(records).fields.values()].flatMap(({ path, types }) => {
		if (path.length === 0) return [];
		return [{ source: seenFrom(around, path), type: Object.keys(types).join(' or ') }];
	});
	const isAround = ({ source }: ListedSource): number => Number(source.startsWith('^'));
	return sources.sort((a, b) => isAround(a) - isAround(b));
}

/** From an entry of `line_items[*]`, line_items[*].sku is sku and email is ^.email. */
function seenFrom(each: Path, path: Path): string {
	const isInside = each.every((segment, at) => path[at] === (isList(segment) ? EACH : segment));
	if (isInside) return formatPath(path.slice(each.length)) || '@';
	return `${'^.'.repeat(each.filter(isList).length)}${formatPath(path)}`;
}
