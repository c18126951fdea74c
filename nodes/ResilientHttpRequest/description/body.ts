import type { INodeProperties } from 'n8n-workflow';
import { WITH_BODY } from './call';
import { choice, json, pairs, rows, text, toggle, group } from './fields';

const with_ = (...body: string[]) => ({ method: WITH_BODY, body });

export const graphql = group({ displayName: 'GraphQL', name: 'graphql', show: with_('graphql') }, [
	toggle({
		displayName: 'Accept Partial Data',
		name: 'acceptPartial',
		description: 'Whether an answer with data and errors is a success',
	}),
	text({
		displayName: 'Operation Name',
		name: 'operationName',
		description: 'Needed when the query holds several operations',
	}),
	text({
		displayName: 'User Errors Paths',
		name: 'userErrorsPaths',
		placeholder: 'data.productCreate.userErrors',
		description:
			'Lists in the answer that hold a mutation’s own errors, with commas between them: when one is not empty, the call has failed',
	}),
]);

/** What is sent. */
export const body: INodeProperties[] = [
	choice({ displayName: 'Body', name: 'body', default: 'item', show: { method: WITH_BODY } }, [
		['binary', 'Binary File', 'A file of the item, as it is'],
		['form', 'Form', 'Fields as a web form sends them (URL-encoded)'],
		['graphql', 'GraphQL', 'A query with variables; errors in the answer make the call fail'],
		['json', 'JSON', 'JSON that you write below'],
		['multipart', 'Multipart Form', 'Fields and files'],
		['none', 'None'],
		[
			'item',
			'The Item',
			'The incoming item as JSON, without the pack’s own delivery and failure fields',
		],
	]),
	json({ displayName: 'JSON Body', name: 'jsonBody', show: with_('json') }),
	pairs({ displayName: 'Form Fields', name: 'formFields', show: with_('form', 'multipart') }),
	rows({ displayName: 'Files', name: 'formFiles', row: 'file', show: with_('multipart') }, [
		text({ displayName: 'Name', name: 'name', description: 'Of the form’s field' }),
		text({
			displayName: 'Binary Field',
			name: 'binaryField',
			default: 'data',
			description: 'Where the item holds the file',
		}),
	]),
	text({
		displayName: 'Binary Field',
		name: 'binaryField',
		default: 'data',
		description: 'Where the item holds the file',
		show: with_('binary'),
	}),
	text({
		displayName: 'Query',
		name: 'graphqlQuery',
		rows: 6,
		placeholder: 'query($id: ID!) { order(id: $id) { name } }',
		show: with_('graphql'),
	}),
	json({ displayName: 'Variables', name: 'graphqlVariables', show: with_('graphql') }),
	graphql,
];
