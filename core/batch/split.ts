import { HttpFailure } from '../http/failure';
import { tryJson, type Json } from '../http/json';
import { problemOf } from '../http/problem';
import type { HttpResponse } from '../http/types';
import { compileGetter, type Getter } from '../mapping/access';
import { within } from '../mapping/errors';
import { parsePath } from '../mapping/path';
import { isRetryable } from '../retry/classify';
import type { AnswerRule, ElementCheck, Outcome } from './types';

/** Gives each item of a batch its part of the answer: as many outcomes as items, in their order. */
export type Split = (response: HttpResponse, items: readonly unknown[]) => Outcome[];

/** @throws MappingError for a path that is none. */
export function compileSplit(rule: AnswerRule): Split {
	switch (rule.type) {
		case 'all':
			return (response, items) => {
				const value = tryJson(response) ?? response.body.toString('utf8');
				return items.map(() => ({ ok: true, value }));
			};
		case 'index':
			return byIndex(rule);
		case 'id':
			return byId(rule);
		case 'failures':
			return byFailures(rule);
	}
}

function byIndex(rule: Extract<AnswerRule, { type: 'index' }>): Split {
	const listOf = listGetter(rule.path);
	const judge = compileJudge(rule);
	return (response, items) => {
		const elements = listOf(response);
		if (elements?.length === items.length) {
			return elements.map((element) => judge(element, response));
		}
		const found = elements ? `${elements.length} elements` : 'no list';
		return items.map(() =>
			unknown(`The answer has ${found} at ${rule.path} for ${items.length} items`, response),
		);
	};
}

function byId(rule: Extract<AnswerRule, { type: 'id' }>): Split {
	const listOf = listGetter(rule.path);
	const judge = compileJudge(rule);
	const answerId = getter('Id in the answer', rule.answerId);
	const itemId = getter('Id in the item', rule.itemId);
	return (response, items) => {
		// Items may share an id: each element is for one of them.
		const elements = new Map<string | undefined, Json[]>();
		for (const element of listOf(response) ?? []) {
			const id = idText(answerId(element));
			elements.set(id, [...(elements.get(id) ?? []), element]);
		}
		return items.map((item) => {
			const id = idText(itemId(item));
			if (id === undefined) return unknown(`The item has no id at ${rule.itemId}`, response);
			const element = elements.get(id)?.shift();
			if (element !== undefined) return judge(element, response);
			return unknown(`The answer has no element with the id ${id}`, response);
		});
	};
}

function byFailures(rule: Extract<AnswerRule, { type: 'failures' }>): Split {
	const listOf = listGetter(rule.path);
	const indexOf = getter('Position in the answer', rule.indexPath);
	const messageOf = rule.messagePath ? getter('Message', rule.messagePath) : undefined;
	return (response, items) => {
		const elements = listOf(response) ?? [];
		const failed = new Map(elements.map((element) => [Number(indexOf(element)), element]));
		const misplaced = [...failed.keys()].some((index) => !(index in items));
		const accepted = response.status >= 200 && response.status < 300;
		if (misplaced || (!accepted && failed.size === 0)) {
			return items.map(() => unknown(`The answer does not say which items failed`, response));
		}
		return items.map((_item, index) => {
			const element = failed.get(index);
			if (element === undefined) return { ok: true, value: null };
			return refusedItem(messageOf?.(element) ?? element, response);
		});
	};
}

/** Tells a good element from a bad one. */
function compileJudge({ statusPath, success = [], errorPath }: ElementCheck) {
	const statusOf = statusPath === undefined ? undefined : getter('Status path', statusPath);
	const errorOf = errorPath === undefined ? undefined : getter('Error path', errorPath);
	return (element: Json, response: HttpResponse): Outcome => {
		const error = errorOf?.(element);
		const status = statusOf?.(element);
		const bad = isThere(error) || (statusOf && !isGood(status, success));
		if (!bad) return { ok: true, value: element };
		return refusedItem(isThere(error) ? error : element, response, status);
	};
}

function refusedItem(error: unknown, response: HttpResponse, status?: unknown): Outcome {
	const code = Number(status);
	const own = Number.isInteger(code) && code >= 100 && code <= 599 ? code : undefined;
	const failure = new HttpFailure(`The API refused this item: ${problemOf(error as Json)}`, {
		reason: 'item_refused',
		retryable: own !== undefined && isRetryable({ status: own, headers: {} }),
		status: own ?? response.status,
	});
	return { ok: false, failure };
}

/** It may have been taken or not: no call is repeated by itself on such a ground. */
function unknown(what: string, { status }: HttpResponse): Outcome {
	const message = `${what}; whether the API took this item is not known`;
	const failure = new HttpFailure(message, { reason: 'item_refused', retryable: false, status });
	return { ok: false, failure };
}

function listGetter(path: string): (response: HttpResponse) => Json[] | undefined {
	const get = getter('Answer path', path);
	return (response) => {
		const body = tryJson(response);
		if (body === undefined) return undefined;
		try {
			const list = get(body);
			return Array.isArray(list) ? (list as Json[]) : undefined;
		} catch {
			return undefined;
		}
	};
}

const getter = (label: string, path: string): Getter =>
	within(`${label}: `, () => compileGetter(parsePath(path)));

const isThere = (error: unknown): boolean =>
	error !== undefined &&
	error !== null &&
	error !== false &&
	error !== '' &&
	!(Array.isArray(error) && error.length === 0);

function isGood(status: unknown, success: readonly string[]): boolean {
	if (status === true || success.includes(String(status))) return true;
	return Number(status) >= 200 && Number(status) < 300;
}

const idText = (id: unknown): string | undefined =>
	typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
