import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CallTrace, HttpResponse } from '../../core/http';
import { requireJson } from '../../core/http/requireJson';
import { isObject, parseJson } from '../shared/json';
import { mask } from './mask';
import type { Settings } from './settings';

type Shape = Settings['response'];

/**
 * The item a successful call makes: the answer, and the event it belongs to. Secrets that the API
 * echoes are masked, because n8n keeps the item with the execution.
 * @throws HttpFailure when the answer has to be JSON and is none
 */
export function answerItem(
	response: HttpResponse,
	trace: CallTrace,
	input: IDataObject,
	shape: Shape,
	secrets: readonly string[],
): Pick<INodeExecutionData, 'json' | 'binary'> {
	const { status, saved } = response;
	const details = () => ({ status, headers: maskedHeaders(response.headers, secrets), ...trace });
	if (saved !== undefined) {
		const json = shape.full ? { ...input, ...details() } : input;
		return { json, binary: { [shape.field ?? 'data']: saved as IBinaryData } };
	}
	const body = parse(response, shape.format, secrets);
	return { json: placed(shape.full ? { ...details(), body } : body, input, shape.field) };
}

/** A value of the API as an item: in the item's field, or in its place. */
export function placed(
	value: IDataObject[string] | IDataObject,
	input: IDataObject,
	field: string | undefined,
): IDataObject {
	if (field !== undefined) return { ...input, [field]: value as IDataObject };
	const own = isObject(value) ? value : { data: value };
	return input.delivery === undefined ? own : { ...own, delivery: input.delivery };
}

function parse(
	response: HttpResponse,
	format: Shape['format'],
	secrets: readonly string[],
): IDataObject[string] {
	if (format === 'json') requireJson(response);
	const text = mask(response.body.toString('utf8'), secrets);
	if (format === 'text') return text;
	if (text === '') return null;
	const isJson = format === 'json' || /\bjson\b/i.test(response.headers['content-type'] ?? '');
	if (!isJson) return text;
	const json = parseJson(text) as IDataObject | undefined;
	return json === undefined ? text : json;
}

const maskedHeaders = (headers: HttpResponse['headers'], secrets: readonly string[]) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value, secrets)]));
