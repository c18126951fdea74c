import type { Mapping } from '../../core/mapping';
import type { Workflow } from '../../sandbox/lib/template.ts';

const STATES = ['paid', 'pending', 'refunded'];

const makeRecord = (id: number) => ({
	email: `  Buyer${id}@Shop.Example `,
	created_at: '2026-01-31T09:30:00.000Z',
	amount: 1000 + id,
	status: STATES[id % STATES.length],
	tags: ['new', 'web'],
	first_name: 'Ada',
	last_name: `Lovelace ${id}`,
	id,
});

/** Nine fields, as Edit Fields writes them: each an expression, as it evaluates one for each record. */
const EXPRESSIONS: readonly (readonly [target: string, type: string, expression: string])[] = [
	['email', 'string', '$json.email.trim().toLowerCase()'],
	['day', 'string', '$json.created_at.slice(0, 10)'],
	['amount', 'string', '($json.amount / 100).toFixed(2)'],
	['status', 'string', "({ paid: 'PAID', pending: 'OPEN', refunded: 'VOID' })[$json.status]"],
	['tags', 'string', "$json.tags.join(', ')"],
	['name', 'string', "$json.first_name + ' ' + $json.last_name"],
	['id', 'number', '$json.id'],
	['source', 'string', "'web'"],
	['exported_at', 'string', '$now.toUTC().toISO()'],
];

/** The same nine fields as a mapping. */
const mapping: Mapping = {
	rows: [
		{ source: 'email', target: 'email', transforms: [{ name: 'trim' }, { name: 'lower' }] },
		{
			source: 'created_at',
			target: 'day',
			transforms: [{ name: 'convertDate', args: { to: 'day' } }],
		},
		{ source: 'amount', target: 'amount', transforms: [{ name: 'toMajorUnits' }] },
		{
			source: 'status',
			target: 'status',
			transforms: [
				{
					name: 'mapValues',
					args: { values: { paid: 'PAID', pending: 'OPEN', refunded: 'VOID' } },
				},
			],
		},
		{ source: 'tags', target: 'tags', transforms: [{ name: 'join' }] },
		{
			target: 'name',
			transforms: [{ name: 'template', args: { template: '{{first_name}} {{last_name}}' } }],
		},
		{ source: 'id', target: 'id', type: 'integer' },
		{ value: 'web', target: 'source' },
		{ target: 'exported_at', transforms: [{ name: 'now' }] },
	],
};

export const EDIT_FIELDS = 'Edit Fields';
export const FIELD_MAPPER = 'Field Mapper';
const RECORDS = 'Records';
const SPLIT_OUT = 'Split Out';

const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: parameters as Record<string, unknown>,
});

/** Records, split into items, through Edit Fields and through the Field Mapper. */
export function benchWorkflow(id: string, records: number): Workflow & { id: string } {
	const list = Array.from({ length: records }, (_entry, index) => makeRecord(index + 1));
	const assignments = EXPRESSIONS.map(([name, type, expression]) => ({
		id: name,
		name,
		type,
		value: `={{ ${expression} }}`,
	}));
	const to = (...names: string[]) => ({
		main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
	});
	return {
		id,
		name: 'Bench: nine fields',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node(RECORDS, 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ list }),
				options: {},
			}),
			node(SPLIT_OUT, 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'list', options: {} }),
			node(EDIT_FIELDS, 'n8n-nodes-base.set', 3.4, {
				assignments: { assignments },
				options: {},
			}),
			node(FIELD_MAPPER, 'n8n-nodes-steadfast.fieldMapper', 1, {
				mode: 'json',
				mapping: JSON.stringify(mapping),
				options: {},
			}),
		],
		connections: {
			Start: to(RECORDS),
			[RECORDS]: to(SPLIT_OUT),
			[SPLIT_OUT]: to(EDIT_FIELDS, FIELD_MAPPER),
		},
	};
}
