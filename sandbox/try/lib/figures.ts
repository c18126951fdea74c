import type { Api } from './api.ts';
import type { Figure } from './Try.ts';

export const answered: Figure = (stage) => stage.answered();

export const failedRuns: Figure = (stage) => stage.failedRuns();

/** Calls of a route that were answered so; default: with any 2xx. */
export const calls =
	(api: Api, route: string, ...statuses: readonly number[]): Figure =>
	() =>
		api.count(route, ...statuses);

/** The one value of a query; a dash while the Postgres is down. */
export const value =
	(sql: string): Figure =>
	async (stage) => {
		if (!stage.service('postgres').running) return '–';
		const [row = {}] = await stage.sql(sql);
		return Object.values(row).map(String).join(' ');
	};
