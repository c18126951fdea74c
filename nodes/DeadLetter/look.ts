import type { IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../core/delivery/types';
import type { StatisticsBy } from '../../store/Store';
import { describeDeadLetter, isoTime, payloadOf } from '../shared/deadLetters';
import { maskFields } from '../shared/maskFields';
import type { NodeRun, Operation } from './operation';
import { LETTER_STATUSES, pagesOf, select, selectOne, statusesOf } from './select';

export function getMany(run: NodeRun): Operation {
	const { read, store } = run;
	return async (_, index) => {
		const filter = await select(run, index);
		const page = {
			...filter,
			// Who names IDs wants to see them, whatever became of them.
			...(!filter.ids && { status: statusesOf(run, index, ['dead']) }),
			newestFirst: read<string>('sort', index, 'oldest') === 'newest',
			after: cursorOf(read('after', index, '')),
			limit: read('returnAll', index, false) ? Infinity : read<number>('limit', index, 50),
		};
		const mask = maskFields(read('maskFields', index, ''));
		const letters: IDataObject[] = [];
		for await (const found of pagesOf(store.ledger, page)) {
			letters.push(...found.map((letter) => shown(describeDeadLetter(letter), mask)));
		}
		return letters;
	};
}

export function get(run: NodeRun): Operation {
	return async (_, index) => {
		const letter = await selectOne(run, index);
		return shown(describeInFull(letter), maskFields(run.read('maskFields', index, '')));
	};
}

const GROUPS: StatisticsBy[] = ['status', 'provider', 'type', 'reason', 'workflow', 'day'];

export function getStatistics(run: NodeRun): Operation {
	const { read, store } = run;
	return async (_, index) => {
		const status = statusesOf(run, index, LETTER_STATUSES);
		const filter = { ...(await select(run, index)), status };
		const groups = read<StatisticsBy[]>('groupBy', index, GROUPS);
		const unknown = groups.find((group) => !GROUPS.includes(group));
		if (unknown !== undefined) throw new Error(`Cannot count by "${unknown}"`);
		const counted = await Promise.all(
			groups.map(async (by) => {
				const values = await store.ledger.statistics(filter, by);
				return values.map(({ value, count }) => ({ by, value, count }));
			}),
		);
		return counted.flat();
	};
}

/** With what a list leaves out: how it came, and how it was before a person edited it. */
function describeInFull(letter: Delivery): IDataObject {
	const { eventAt, originalBody, orderingKey, dueAt } = letter;
	return {
		...describeDeadLetter(letter),
		eventAt: eventAt === undefined ? null : isoTime(eventAt),
		dueAt: isoTime(dueAt),
		orderingKey: orderingKey ?? null,
		headers: letter.headers,
		originalPayload: originalBody ? payloadOf({ body: originalBody }) : null,
	};
}

function shown(letter: IDataObject, mask: (payload: IDataObject) => IDataObject): IDataObject {
	const { payload, originalPayload } = letter;
	return {
		...letter,
		payload: mask(payload as IDataObject),
		...(originalPayload !== undefined && {
			originalPayload: originalPayload && mask(originalPayload as IDataObject),
		}),
	};
}

function cursorOf(after: string | number): number | undefined {
	const text = String(after).trim();
	if (text === '') return undefined;
	if (/^\d{1,15}$/.test(text)) return Number(text);
	throw new Error(`After ID: "${text}" is no dead letter ID; give that of the last one you have`);
}
