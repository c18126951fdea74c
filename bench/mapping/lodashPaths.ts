import _ from 'lodash';
import type { PropertyPath } from 'lodash';
import type { Contender } from '../lib/compare.ts';

/** Source and target of each field. */
export type Fields = readonly (readonly [source: string, target: string])[];

/** Maps by lodash: paths as they are written, or taken apart once with `_.toPath`. */
export type Prepare = (path: string) => PropertyPath;
export const asWritten: Prepare = (path) => path;

export function moveFields(fields: Fields, prepare: Prepare): (from: object) => object {
	const paths = fields.map(([source, target]) => [prepare(source), prepare(target)] as const);
	return (from) => {
		const into = {};
		for (const [source, target] of paths) _.set(into, target, _.get(from, source));
		return into;
	};
}

/** The same mapping by both ways to give lodash its paths. */
export const lodashContenders = <R extends object>(
	map: (prepare: Prepare) => Contender<R>,
): Record<string, Contender<R>> => ({
	'lodash paths': map(asWritten),
	'lodash, paths split before': map(_.toPath),
});
