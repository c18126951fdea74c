import { UserError } from 'n8n-workflow';
import type { AnswerRule, BatchPlan, BatchShape } from '../../../core/batch';
import { isJsonObject, type Json } from '../../../core/http/json';
import type { Preset } from '../../../providers/Preset';
import { batching } from '../description/batching';
import { presetBatch } from '../preset/lists';
import type { Form } from './form';
import { groupAmong, type ReadGroup } from './groups';

export interface BatchSettings {
	plan: BatchPlan;
	/** Where the preset's batches go: a path below its address, or a URL. */
	path?: string;
	/** The API takes them compressed. */
	gzip?: true;
}

export function batchSettings(
	type: BatchShape['type'] | 'preset' | 'none',
	read: ReadGroup,
	preset: Preset | undefined,
	presetName: string,
): BatchSettings | undefined {
	if (type === 'none') return undefined;
	const form = read(groupAmong(batching));
	if (type !== 'preset') return { plan: planOf(type, form) };
	const known = presetBatch(preset, presetName);
	const { shape } = known.plan;
	if (shape.type !== 'object' || !form.has('constants')) return known;
	const constants = { ...shape.constants, ...constantsOf(form) };
	return { ...known, plan: { ...known.plan, shape: { ...shape, constants } } };
}

function planOf(type: BatchShape['type'], form: Form): BatchPlan {
	const groupPath = form.text('groupPath');
	return {
		shape: shapeOf(type, form),
		limits: {
			maxItems: form.number('maxItems'),
			maxBytes: form.number('maxBytes'),
			...(groupPath && { groupPath }),
		},
		answer: answerOf(form),
		partialStatuses: form.statuses('partialStatuses'),
		...(form.flag('bisect') && { bisect: { statuses: [400, 413, 422], maxCalls: 20 } }),
	};
}

function shapeOf(type: BatchShape['type'], form: Form): BatchShape {
	if (type === 'array') return { type };
	if (type === 'object') {
		return { type, field: form.text('field') ?? '', constants: constantsOf(form) };
	}
	return { type, ...(form.has('before') && { before: form.json('before') as Json }) };
}

function constantsOf(form: Form): { [name: string]: Json } {
	const constants = form.json('constants');
	if (isJsonObject(constants)) return constants;
	throw new UserError(`${form.label('constants')} must be a JSON object`);
}

function answerOf(form: Form): AnswerRule {
	const path = form.text('path') ?? '@';
	const errorPath = form.text('errorPath');
	const statusPath = form.text('statusPath');
	const messagePath = form.text('messagePath');
	const check = { ...(errorPath && { errorPath }), ...(statusPath && { statusPath }) };
	switch (form.choice<AnswerRule['type']>('answer')) {
		case 'all':
			return { type: 'all' };
		case 'index':
			return { type: 'index', path, ...check };
		case 'id': {
			const answerId = form.text('answerId') ?? 'id';
			return { type: 'id', path, answerId, itemId: form.text('itemId') ?? 'id', ...check };
		}
		case 'failures': {
			const indexPath = form.text('indexPath') ?? 'index';
			return { type: 'failures', path, indexPath, ...(messagePath && { messagePath }) };
		}
	}
}
