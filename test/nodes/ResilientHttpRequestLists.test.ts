import {
	NodeHelpers,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeProperties,
} from 'n8n-workflow';
import { batching } from '../../nodes/ResilientHttpRequest/description/batching';
import { pagination } from '../../nodes/ResilientHttpRequest/description/pagination';
import { batchSettings } from '../../nodes/ResilientHttpRequest/settings/batches';
import { groupReader } from '../../nodes/ResilientHttpRequest/settings/groups';
import { pageSettings } from '../../nodes/ResilientHttpRequest/settings/pages';
import { findPreset } from '../../providers/presets';

const node = { type: 'resilientHttpRequest', typeVersion: 1 } as INode;
const read = (values: IDataObject) => groupReader({ getNodeParameter: () => values as never });

/** The group's fields with the values that a form of this kind begins with. */
function shownIn(properties: INodeProperties[], group: string, root: INodeParameters): string[] {
	const fields = properties.find(({ name }) => name === group)!.options as INodeProperties[];
	const values = root[group] as INodeParameters;
	return fields
		.filter((field) => NodeHelpers.displayParameter(values, field, node, null, root))
		.map(({ name }) => name);
}

/** The fields whose value makes a difference to the settings. */
function effective(
	values: IDataObject,
	others: IDataObject,
	settings: (of: IDataObject) => unknown,
): string[] {
	const usual = JSON.stringify(settings(values));
	return Object.keys(others).filter(
		(name) => JSON.stringify(settings({ ...values, [name]: others[name] })) !== usual,
	);
}

describe('Pages', () => {
	const values = {
		path: 'next',
		name: 'after',
		itemsPath: 'items',
		size: 10,
		sizeName: 'limit',
		hasMorePath: 'more',
		first: 2,
	};
	const others = {
		allowedOrigins: 'https://eu.example.com',
		path: 'other',
		first: 5,
		hasMorePath: 'has_more',
		itemsPath: 'data',
		maxItems: 7,
		maxPages: 8,
		name: 'page',
		size: 20,
		sizeName: 'first',
		resume: false,
		in: 'body',
		endsOnShortPage: true,
	};

	it.each(['preset', 'page', 'offset', 'cursor', 'link', 'nextUrl'] as const)(
		'%s shows the fields that have an effect, and no others',
		(kind) => {
			const preset = kind === 'preset' ? findPreset('shopify') : undefined;
			const had = effective(values, others, (of) => pageSettings(kind, read(of), preset, ''));
			const root = { pagination: kind, pages: values };
			// Only link and next URL lead elsewhere: a preset may be one of them.
			const shown = shownIn(pagination, 'pages', root);
			const leads = ['preset', 'link', 'nextUrl'].includes(kind) ? ['allowedOrigins'] : [];
			const own = (names: string[]) => names.filter((name) => name !== 'allowedOrigins').sort();
			expect(own(shown)).toEqual(own(had));
			expect(shown.filter((name) => name === 'allowedOrigins')).toEqual(leads);
		},
	);
});

describe('Batches', () => {
	const values = { constants: '{"a":1}' };
	const others = {
		answer: 'id',
		answerId: 'key',
		path: 'data',
		constants: '{"b":2}',
		errorPath: 'error',
		groupPath: 'type',
		bisect: true,
		itemId: 'key',
		before: '{"index":{}}',
		field: 'events',
		maxBytes: 1000,
		maxItems: 5,
		messagePath: 'why',
		partialStatuses: '400',
		indexPath: 'at',
		statusPath: 'status',
	};
	const kinds = ['array', 'object', 'ndjson'] as const;
	const answers = ['all', 'id', 'index', 'failures'];

	it.each(kinds.flatMap((kind) => answers.map((answer) => [kind, answer] as const)))(
		'%s with an answer of %s shows the fields that have an effect, and no others',
		(kind, answer) => {
			const given = { ...values, answer };
			const changed = { ...others, answer: answer === 'id' ? 'all' : 'id' };
			const had = effective(given, changed, (of) => batchSettings(kind, read(of), undefined, ''));
			const shown = shownIn(batching, 'batches', {
				method: 'POST',
				body: 'item',
				batching: kind,
				batches: given,
			});
			expect(shown.sort()).toEqual(had.sort());
		},
	);
});
