import type { INodeProperties } from 'n8n-workflow';
import { choice, group, number, text, toggle } from './fields';

const OWN = ['page', 'offset', 'cursor', 'link', 'nextUrl'];
const COUNTED = ['page', 'offset'];
const PLACED = [...COUNTED, 'cursor'];

/** A field of Pages that has an effect with these kinds of pagination. */
const with_ = (...kinds: string[]) => ({ '/pagination': kinds });

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
	group({ displayName: 'Pages', name: 'pages', show: { pagination: ['preset', ...OWN] } }, [
		text({
			displayName: 'Allowed Origins',
			name: 'allowedOrigins',
			show: with_('preset', 'link', 'nextUrl'),
			placeholder: 'https://eu.example.com',
			description:
				'Origins besides the first page’s own that a next URL may lead to with the credential, with commas between them',
		}),
		text({
			displayName: 'Cursor or Next URL Path',
			name: 'path',
			show: with_('cursor', 'nextUrl'),
			placeholder: 'meta.next_cursor',
			description: 'Where the answer says how to go on: data[-1].id is the ID of the last item',
		}),
		number({
			displayName: 'First',
			name: 'first',
			show: with_(...COUNTED),
			default: 1,
			zero: true,
			whole: true,
			description: 'The first page’s number or offset. By default 1 for pages, 0 for offsets.',
		}),
		text({
			displayName: 'Has-More Path',
			name: 'hasMorePath',
			show: with_(...OWN),
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
			show: with_(...PLACED),
			placeholder: 'page',
			description: 'Of the parameter or field in which page, offset or cursor is sent',
		}),
		number({
			displayName: 'Page Size',
			name: 'size',
			show: with_(...PLACED),
			default: 100,
			whole: true,
			description: 'How many items to ask for. Without it the API decides.',
		}),
		text({
			displayName: 'Page Size Name',
			name: 'sizeName',
			show: with_(...PLACED),
			default: 'limit',
			description: 'Of the parameter or field in which the page size is sent',
		}),
		toggle({
			displayName: 'Resume After a Failure',
			name: 'resume',
			default: true,
			description:
				'Whether the next run goes on at the page that failed, with the pages it already has, instead of from the start',
		}),
		choice({ displayName: 'Send In', name: 'in', default: 'query', show: with_(...PLACED) }, [
			['body', 'JSON Body'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		]),
		toggle({
			displayName: 'Short Page Is the Last',
			name: 'endsOnShortPage',
			show: with_(...COUNTED),
			description: 'Whether a page with fewer items than Page Size ends the run',
		}),
	]),
];
