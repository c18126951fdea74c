import { UserError } from 'n8n-workflow';
import type { PaginationOptions, PaginationStrategy } from '../../../core/pagination';
import type { Preset } from '../../../providers/Preset';
import { pagination } from '../description/pagination';
import { presetPages } from '../preset/lists';
import type { Form } from './form';
import { groupAmong, type ReadGroup } from './groups';

export interface PageSettings {
	strategy: PaginationStrategy;
	options: PaginationOptions;
	maxPages: number;
	maxItems: number;
	resume: boolean;
}

export function pageSettings(
	type: PaginationStrategy['type'] | 'preset' | 'none',
	read: ReadGroup,
	preset: Preset | undefined,
	presetName: string,
): PageSettings | undefined {
	if (type === 'none') return undefined;
	const form = read(groupAmong(pagination));
	const own = form.has('itemsPath') ? form.text('itemsPath') : undefined;
	return {
		strategy: type === 'preset' ? presetPages(preset, presetName, own) : strategyOf(type, form),
		options: { allowedOrigins: form.list('allowedOrigins').map(originOf(form)) },
		maxPages: form.number('maxPages'),
		maxItems: form.number('maxItems'),
		resume: form.flag('resume'),
	};
}

function strategyOf(type: PaginationStrategy['type'], form: Form): PaginationStrategy {
	const required = (name: string) => {
		const value = form.text(name);
		if (value !== undefined) return value;
		throw new UserError(`${form.label(name)} must be filled in for this kind of pagination`);
	};
	const place = (name: string) => ({
		in: form.choice<'query' | 'header' | 'body'>('in'),
		name: required(name),
	});
	const hasMorePath = form.text('hasMorePath');
	const common = { itemsPath: required('itemsPath'), ...(hasMorePath && { hasMorePath }) };
	const sized = () =>
		form.has('size') && { size: { place: place('sizeName'), items: form.number('size') } };
	switch (type) {
		case 'link':
			return { type, ...common };
		case 'nextUrl':
			return { type, ...common, urlPath: required('path') };
		case 'cursor':
			return { type, ...common, ...sized(), place: place('name'), cursorPath: required('path') };
		case 'page':
		case 'offset':
			return {
				type,
				...common,
				...sized(),
				place: place('name'),
				...(form.has('first') && { first: form.number('first') }),
				endsOnShortPage: form.flag('endsOnShortPage'),
			};
	}
}

const originOf = (form: Form) => (text: string) => {
	if (URL.canParse(text)) return new URL(text).origin;
	throw new UserError(`${form.label('allowedOrigins')}: “${text}” is not an address`);
};
