import type { INodeProperties } from 'n8n-workflow';
import { WITH_BODY } from './call';
import { choice, group, json, number, text, toggle } from './fields';

const paged = ['preset', 'page', 'offset', 'cursor', 'link', 'nextUrl'];
const place = { displayName: 'Send In', name: 'in' };

export const pagination: INodeProperties[] = [
	choice({ displayName: 'Pagination', name: 'pagination' }, [
		['none', 'None'],
		['preset', 'As This API Does', 'For the APIs above'],
		['cursor', 'Cursor', 'The answer names where the next page begins'],
		['link', 'Link Header', 'The answer’s Link header leads to the next page (RFC 8288)'],
		['nextUrl', 'Next URL in the Body'],
		['offset', 'Offset', 'Counted by items'],
		['page', 'Page Number'],
	]),
	{
		displayName: 'Pages of the API',
		name: 'presetPages',
		type: 'options',
		noDataExpression: true,
		default: '',
		typeOptions: { loadOptionsMethod: 'listPages', loadOptionsDependsOn: ['api'] },
		description:
			'Which of the API’s ways to page. Set Items Path under Pages where the list has another name.',
		displayOptions: { show: { pagination: ['preset'] } },
	},
	group({ displayName: 'Pages', name: 'pages', show: { pagination: paged } }, [
		text({
			displayName: 'Allowed Origins',
			name: 'allowedOrigins',
			placeholder: 'https://eu.example.com',
			description:
				'Origins besides the first page’s own that a next URL may lead to with the credential, with commas between them',
		}),
		text({
			displayName: 'Cursor or Next URL Path',
			name: 'path',
			placeholder: 'meta.next_cursor',
			description: 'Where the answer says how to go on: data[-1].id is the ID of the last item',
		}),
		number({
			displayName: 'First',
			name: 'first',
			default: 1,
			zero: true,
			whole: true,
			description: 'The first page’s number or offset. By default 1 for pages, 0 for offsets.',
		}),
		text({
			displayName: 'Has-More Path',
			name: 'hasMorePath',
			placeholder: 'has_more',
			description: 'A field of the answer that is true as long as there is more',
		}),
		text({
			displayName: 'Items Path',
			name: 'itemsPath',
			default: '@',
			placeholder: 'data.orders',
			description: 'The list in the answer; @ when the answer itself is the list',
		}),
		number({ displayName: 'Max Items', name: 'maxItems', default: 100_000, whole: true }),
		number({ displayName: 'Max Pages', name: 'maxPages', default: 1000, whole: true }),
		text({
			displayName: 'Name',
			name: 'name',
			placeholder: 'page',
			description: 'Of the parameter or field in which page, offset or cursor is sent',
		}),
		number({
			displayName: 'Page Size',
			name: 'size',
			default: 100,
			whole: true,
			description: 'How many items to ask for. Without it the API decides.',
		}),
		text({ displayName: 'Page Size Name', name: 'sizeName', default: 'limit' }),
		toggle({
			displayName: 'Resume After a Failure',
			name: 'resume',
			default: true,
			description:
				'Whether the next run goes on at the page that failed, with the pages it already has, instead of from the start',
		}),
		choice({ ...place, default: 'query' }, [
			['body', 'JSON Body'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		]),
		toggle({
			displayName: 'Short Page Is the Last',
			name: 'endsOnShortPage',
			description: 'Whether a page with fewer items than Page Size ends the run',
		}),
	]),
];

const batched = ['preset', 'array', 'object', 'ndjson'];

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
			show: { method: WITH_BODY, body: ['item'], batching: batched },
		},
		[
			choice({ displayName: 'Answer Tells', name: 'answer', default: 'all' }, [
				['failures', 'Which Items Failed', 'A list of those, by their position'],
				['id', 'By the Item’s ID', 'A list of elements that carry their item’s ID'],
				['index', 'In the Items’ Order', 'A list as long as the batch'],
				['all', 'Of All Items Alike'],
			]),
			text({
				displayName: 'Answer ID Path',
				name: 'answerId',
				default: 'id',
				description: 'Where an element of the answer carries the ID',
			}),
			text({
				displayName: 'Answer Path',
				name: 'path',
				default: '@',
				description: 'The list in the answer',
			}),
			json({
				displayName: 'Beside the List',
				name: 'constants',
				description: 'Further fields of the object, as JSON',
			}),
			text({
				displayName: 'Error Path',
				name: 'errorPath',
				description: 'Where an element of the answer holds its item’s error',
			}),
			text({
				displayName: 'Group By',
				name: 'groupPath',
				description: 'Items share a batch only when they have the same value here',
			}),
			toggle({
				displayName: 'Halve a Refused Batch',
				name: 'bisect',
				description:
					'Whether a batch refused with 400, 413 or 422 is sent in halves, so that one bad item does not sink the others',
			}),
			text({ displayName: 'Item ID Path', name: 'itemId', default: 'id' }),
			json({
				displayName: 'Line Before Each Item',
				name: 'before',
				default: '',
				description: 'JSON, such as {"index":{}}',
			}),
			text({
				displayName: 'List Field',
				name: 'field',
				default: 'items',
				description: 'The field of the object that holds the list',
			}),
			number({
				displayName: 'Max Bytes',
				name: 'maxBytes',
				default: 1_000_000,
				whole: true,
				description: 'Of a whole body',
			}),
			number({ displayName: 'Max Items', name: 'maxItems', default: 100, whole: true }),
			text({
				displayName: 'Message Path',
				name: 'messagePath',
				description: 'Where a failed element says why',
			}),
			text({
				displayName: 'Partial Statuses',
				name: 'partialStatuses',
				placeholder: '400',
				description: 'HTTP statuses whose answer tells of each item all the same',
			}),
			text({
				displayName: 'Position Path',
				name: 'indexPath',
				default: 'index',
				description: 'Where a failed element says its item’s position, from 0',
			}),
			text({
				displayName: 'Status Path',
				name: 'statusPath',
				description: 'Where an element of the answer holds its item’s status',
			}),
		],
	),
];

export const caching = group(
	{ displayName: 'Caching', name: 'caching', show: { method: ['GET', 'HEAD'] } },
	[
		toggle({
			displayName: 'Enabled',
			name: 'enabled',
			description:
				'Whether answers are kept and, with ETag or Last-Modified, revalidated (RFC 9111), for all executions',
		}),
		toggle({
			displayName: 'Ignore the API’s Rules',
			name: 'ignoreServer',
			description: 'Whether Good For counts whatever Cache-Control says',
		}),
		number({
			displayName: 'Good For (Seconds)',
			name: 'ttlSeconds',
			default: 60,
			zero: true,
			description: 'An answer that does not say how long it is good',
		}),
		number({ displayName: 'Keep For (Hours)', name: 'keepHours', default: 24, max: 8760 }),
		number({
			displayName: 'Stale While Down (Seconds)',
			name: 'staleSeconds',
			default: 0,
			zero: true,
			description: 'How long past its time an answer may stand in while the API is down',
		}),
	],
);
