import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import {
	agreedVersions,
	echoGuard,
	resolveByField,
	resolveWhole,
	type ConflictRule,
	type Resolution,
} from '../../core/sync';
import { compileField } from '../../core/mapping/field';
import { toInstant } from '../../core/mapping/instant';
import { isObject } from '../shared/json';
import { passedOn, withFields, type Operation } from './operation';
import { readRecords } from './records';

/** The items are about to be written to a side: its report of them is no news. */
export const rememberWrite: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const side = context.getNodeParameter('side', 0) as string;
	await echoGuard(state, sync).remember(side, readRecords(given));
	return [passedOn(items)];
};

/** Two outputs: changes that somebody made on that side, and echoes of our own writes. */
export const filterEchoes: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const side = context.getNodeParameter('side', 0) as string;
	const echoes = await echoGuard(state, sync).isEcho(side, readRecords(given));
	const passed = passedOn(items);
	return [passed.filter((_, index) => !echoes[index]), passed.filter((_, index) => echoes[index])];
};

/** Two outputs: what both sides are to have, and what a person has to decide. */
export const resolve: Operation = async (given) => {
	const { context, state, sync, items } = given;
	const field = (name: string) => compileField(context.getNodeParameter(name, 0) as string);
	const [keyOf, sourceOf, targetOf] = [
		field('keyField'),
		field('sourceField'),
		field('targetField'),
	];
	const rule = context.getNodeParameter('rule', 0) as ConflictRule;
	const timeField = rule === 'newest' ? field('timeField') : undefined;
	const byField = context.getNodeParameter('byField', 0) as boolean;
	const keys = items.map(({ json }, index) => required(keyOf(json), 'key', index));
	const bases = await agreedVersions(state, sync).read(keys);

	const resolved: INodeExecutionData[] = [];
	const conflicts: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const source = fieldsOf(sourceOf(item.json), 'source', index);
		const target = fieldsOf(targetOf(item.json), 'target', index);
		const versions = {
			source,
			target,
			...(bases[index] && { base: bases[index] }),
			...(timeField && {
				sourceAt: toInstant(timeField(source)),
				targetAt: toInstant(timeField(target)),
			}),
		};
		const resolution = (byField ? resolveByField : resolveWhole)(versions, rule);
		const output = resolution.kind === 'conflict' ? conflicts : resolved;
		output.push(withFields(item, index, { resolution: describe(resolution, keys[index]!) }));
	}
	return [resolved, conflicts];
};

/** Both sides have this now: the next merge starts from it. */
export const rememberAgreed: Operation = async ({ context, state, sync, items }) => {
	const field = (name: string) => compileField(context.getNodeParameter(name, 0) as string);
	const [keyOf, valueOf] = [field('keyField'), field('valueField')];
	await agreedVersions(state, sync).remember(
		items.map(({ json }, index) => ({
			key: required(keyOf(json), 'key', index),
			value: fieldsOf(valueOf(json), 'agreed value', index),
		})),
	);
	return [passedOn(items)];
};

function describe({ kind, value, fields }: Resolution, key: string): IDataObject {
	return { key, kind, value: value as IDataObject, contestedFields: fields };
}

function required(key: unknown, what: string, index: number): string {
	if (typeof key === 'string' || typeof key === 'number') return String(key);
	throw new Error(`Item ${index} has no ${what}: name the field that holds the record’s own ID.`);
}

function fieldsOf(value: unknown, what: string, index: number): IDataObject {
	if (isObject(value)) return value;
	throw new Error(`Item ${index}: the ${what} is no object. Name the field that holds it.`);
}
