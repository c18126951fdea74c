import type { INodeProperties } from 'n8n-workflow';
import { WITH_BODY } from './call';
import { choice, group, json, number, text, toggle } from './fields';

const OWN = ['array', 'object', 'ndjson'];
const LISTED = ['failures', 'id', 'index'];

/** A field of Batches that has an effect with these kinds of batches. */
const with_ = (...kinds: string[]) => ({ '/batching': kinds });
/** The same, with these kinds of answers. */
const told = (...answers: string[]) => ({ ...with_(...OWN), answer: answers });

export const batching: INodeProperties[] = [
	choice(
		{
			displayName: 'Batching',
			name: 'batching',
			description: 'Whether many items go out in one call, where the API takes a list',
			show: { method: WITH_BODY, body: ['item'] },
		},
		[
			['none', 'None'],
			['preset', 'As This API Does', 'For the APIs above'],
			['array', 'JSON Array'],
			['ndjson', 'Lines of JSON', 'NDJSON, as Elasticsearch takes it'],
			['object', 'List in a Field', 'A JSON object that holds the list'],
		],
	),
	{
		displayName: 'Batches of the API',
		name: 'presetBatch',
		type: 'options',
		noDataExpression: true,
		default: '',
		typeOptions: { loadOptionsMethod: 'listBatches', loadOptionsDependsOn: ['api'] },
		description: 'Which of the API’s batches',
		displayOptions: { show: { method: WITH_BODY, body: ['item'], batching: ['preset'] } },
	},
	group(
		{
			displayName: 'Batches',
			name: 'batches',
			show: { method: WITH_BODY, body: ['item'], batching: ['preset', ...OWN] },
		},
		[
			choice({ displayName: 'Answer Tells', name: 'answer', default: 'all', show: with_(...OWN) }, [
				['failures', 'Which Items Failed', 'A list of those, by their position'],
				['id', 'By the Item’s ID', 'A list of elements that carry their item’s ID'],
				['index', 'In the Items’ Order', 'A list as long as the batch'],
				['all', 'Of All Items Alike'],
			]),
			text({
				displayName: 'Answer ID Path',
				name: 'answerId',
				show: told('id'),
				default: 'id',
				description: 'Where an element of the answer carries the ID',
			}),
			text({
				displayName: 'Answer Path',
				name: 'path',
				show: told(...LISTED),
				default: '@',
				description: 'The list in the answer',
			}),
			json({
				displayName: 'Beside the List',
				name: 'constants',
				show: with_('preset', 'object'),
				description: 'Further fields of the object, as JSON',
			}),
			text({
				displayName: 'Error Path',
				name: 'errorPath',
				show: told('id', 'index'),
				description: 'Where an element of the answer holds its item’s error',
			}),
			text({
				displayName: 'Group By',
				name: 'groupPath',
				show: with_(...OWN),
				description: 'Items share a batch only when they have the same value here',
			}),
			toggle({
				displayName: 'Halve a Refused Batch',
				name: 'bisect',
				show: with_(...OWN),
				description:
					'Whether a batch refused with 400, 413 or 422 is sent in halves, so that one bad item does not sink the others',
			}),
			text({
				displayName: 'Item ID Path',
				name: 'itemId',
				show: told('id'),
				default: 'id',
				description: 'Where an item carries the ID',
			}),
			json({
				displayName: 'Line Before Each Item',
				name: 'before',
				show: with_('ndjson'),
				default: '',
				description: 'JSON, such as {"index":{}}',
			}),
			text({
				displayName: 'List Field',
				name: 'field',
				show: with_('object'),
				default: 'items',
				description: 'The field of the object that holds the list',
			}),
			number({
				displayName: 'Max Bytes',
				name: 'maxBytes',
				show: with_(...OWN),
				default: 1_000_000,
				whole: true,
				description: 'Of a whole body',
			}),
			number({
				displayName: 'Max Items',
				name: 'maxItems',
				show: with_(...OWN),
				default: 100,
				whole: true,
			}),
			text({
				displayName: 'Message Path',
				name: 'messagePath',
				show: told('failures'),
				description: 'Where a failed element says why',
			}),
			text({
				displayName: 'Partial Statuses',
				name: 'partialStatuses',
				show: with_(...OWN),
				placeholder: '400',
				description: 'HTTP statuses whose answer tells of each item all the same',
			}),
			text({
				displayName: 'Position Path',
				name: 'indexPath',
				show: told('failures'),
				default: 'index',
				description: 'Where a failed element says its item’s position, from 0',
			}),
			text({
				displayName: 'Status Path',
				name: 'statusPath',
				show: told('id', 'index'),
				description: 'Where an element of the answer holds its item’s status',
			}),
		],
	),
];
