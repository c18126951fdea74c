import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

/** The collection that the node reads and writes, and whether MongoDB answers. */
export const collection = { documents: [] as IDataObject[], isDown: false };

const list = (names: string) => names.split(',').filter(Boolean);

/** `{ "order_id": "$1" }` with the parameter in its place, as a test for a document. */
function matcher(query: string, parameters: unknown[]) {
	const wanted = Object.entries(JSON.parse(query) as Record<string, string>).map(
		([field, place]) => [field, parameters[Number(place.slice(1)) - 1]] as const,
	);
	return (document: IDataObject) =>
		wanted.every(([field, value]) => value !== undefined && document[field] === value);
}

/**
 * Stands in for n8n's MongoDB node 1.4, which is not among the development packages: Find by fields
 * that are equal, and Find And Replace with upsert. As there, a field that the item lacks is null,
 * and dates leave the node as text.
 */
export const mongoDbNode: INodeType = {
	description: {
		displayName: 'MongoDB',
		name: 'mongoDb',
		group: ['input'],
		version: 1.4,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'find' },
			{ displayName: 'Query', name: 'query', type: 'json', default: '{}' },
			{ displayName: 'Parameters', name: 'queryParameters', type: 'json', default: '[]' },
			{ displayName: 'Update Key', name: 'updateKey', type: 'string', default: '' },
			{ displayName: 'Upsert', name: 'upsert', type: 'boolean', default: false },
			{ displayName: 'Fields', name: 'fields', type: 'string', default: '' },
			{ displayName: 'Options', name: 'options', type: 'json', default: {} },
		],
	},
	async execute(this: IExecuteFunctions) {
		if (collection.isDown) {
			throw new NodeOperationError(this.getNode(), 'connect ECONNREFUSED 127.0.0.1:27017');
		}
		const { documents } = collection;

		const found = (item: number): IDataObject[] => {
			const parameters = this.getNodeParameter('queryParameters', item) as unknown[];
			const matches = matcher(this.getNodeParameter('query', item) as string, parameters);
			return documents.filter(matches);
		};

		const replaced = (item: number, json: IDataObject): IDataObject => {
			const key = this.getNodeParameter('updateKey', item) as string;
			const fields = list(this.getNodeParameter('fields', item) as string);
			const dates = list(this.getNodeParameter('options.dateFields', item, '') as string);
			const document = Object.fromEntries(
				fields.map((field) => {
					const value = json[field] ?? null;
					return [field, value !== null && dates.includes(field) ? new Date(String(value)) : value];
				}),
			) as IDataObject;
			const at = documents.findIndex((known) => known[key] === document[key]);
			if (at >= 0) documents[at] = document;
			else if (this.getNodeParameter('upsert', item)) documents.push(document);
			return document;
		};

		const items: INodeExecutionData[] = this.getInputData().flatMap(({ json }, item) => {
			const operation = this.getNodeParameter('operation', item);
			const results = operation === 'find' ? found(item) : [replaced(item, json)];
			return results.map((document) => ({
				json: JSON.parse(JSON.stringify(document)) as IDataObject,
				pairedItem: { item },
			}));
		});
		return [items];
	},
};
