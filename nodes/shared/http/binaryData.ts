import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { BodySource } from '../../../core/http';
import { textSource, type FormFile } from './body';
import type { SaveBody } from './readBody';

/** A file of an item, read from n8n's binary store as it is sent. @throws when there is none. */
export async function binaryFile(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
): Promise<Omit<FormFile, 'name'>> {
	const file = context.helpers.assertBinaryData(itemIndex, property);
	return {
		fileName: file.fileName ?? property,
		contentType: file.mimeType,
		content: await sourceOf(context, itemIndex, property, file),
	};
}

async function sourceOf(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
	{ id }: IBinaryData,
): Promise<BodySource> {
	const { helpers } = context;
	// Without an id the bytes are in the item itself.
	if (!id) return textSource(await helpers.getBinaryDataBuffer(itemIndex, property));
	const { fileSize } = await helpers.getBinaryMetadata(id);
	return { bytes: fileSize, open: () => helpers.getBinaryStream(id) };
}

/** Streams an answer's body into n8n's binary store; `saved` is then its IBinaryData. */
export function savingAsBinary(context: IExecuteFunctions): SaveBody {
	return async (body, { headers }) =>
		await context.helpers.prepareBinaryData(
			body,
			fileNameOf(headers['content-disposition']),
			headers['content-type']?.split(';')[0]?.trim(),
		);
}

/** The plain form of RFC 6266 §4.1, without any path. */
function fileNameOf(disposition = ''): string | undefined {
	const [, quoted, token] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
	return (quoted ?? token)?.split(/[\\/]/).pop() || undefined;
}
