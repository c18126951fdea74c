import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { encodeItem } from '../../../core/batch/encode';
import { graphqlBody } from '../../../core/graphql';
import type { Json } from '../../../core/http/json';
import { withoutEnvelope } from '../../shared/envelope';
import { binaryFile } from '../../shared/http/binaryData';
import { binaryBody, formBody, multipartBody, type RequestBody } from '../../shared/http/body';
import { isObject, parseJson } from '../../shared/json';
import { nestedForm } from './nestedForm';
import type { CallParameters, FilePart, Pair } from './parameters';

/** What one item's call carries. @throws an Error that names the field. */
export async function bodyOf(
	parameters: CallParameters,
	item: IDataObject,
	context: IExecuteFunctions,
	index: number,
	itemAs: 'json' | 'form',
): Promise<RequestBody | undefined> {
	const { body, read, rows } = parameters;
	const fields = () =>
		rows<Pair>('formFields', 'parameter').map(({ name, value }) => ({
			name,
			value: String(value),
		}));
	switch (body) {
		case 'none':
			return undefined;
		case 'item':
			if (itemAs === 'form') return formBody(nestedForm(withoutEnvelope(item)));
			return { contentType: JSON_TYPE, body: encodeItem(withoutEnvelope(item)) };
		case 'json':
			return { contentType: JSON_TYPE, body: jsonText('JSON Body', read<unknown>('jsonBody', '')) };
		case 'form':
			return formBody(fields());
		case 'binary':
			return binaryBody(await binaryFile(context, index, read('binaryField', 'data')));
		case 'multipart': {
			const files = rows<FilePart>('formFiles', 'file').map(async ({ name, binaryField }) => ({
				name,
				...(await binaryFile(context, index, binaryField)),
			}));
			return multipartBody([...fields(), ...(await Promise.all(files))]);
		}
		case 'graphql':
			return { contentType: JSON_TYPE, body: graphqlText(read) };
		default:
			throw new Error(`Body “${String(body)}” is not known`);
	}
}

const JSON_TYPE = 'application/json';

function graphqlText(read: CallParameters['read']): string {
	const variables: unknown = JSON.parse(
		jsonText('Variables', read<unknown>('graphqlVariables', {})),
	);
	if (!isObject(variables)) throw new Error('Variables must be a JSON object');
	const { operationName } = read<{ operationName?: string }>('graphql', {});
	return graphqlBody({
		query: String(read<unknown>('graphqlQuery', '')),
		variables: variables as { [name: string]: Json },
		operationName,
	});
}

/** The text itself is sent: a number larger than JavaScript's stays as it was written. */
function jsonText(field: string, value: unknown): string {
	if (typeof value === 'string') {
		if (parseJson(value) !== undefined) return value;
		throw new Error(`${field} is not valid JSON`);
	}
	return encodeItem(value, field);
}
