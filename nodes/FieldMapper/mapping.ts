import { NodeOperationError, type IExecuteFunctions, type INodeParameters } from 'n8n-workflow';
import { compileMapping, parseMapping, type CompiledMapping } from '../../core/mapping';
import { mappingFromForm, type FormRow } from './form';

/**
 * The node's mapping, compiled. It is the same for all items, so it is taken as it is written: an
 * expression in it is refused by name rather than evaluated for the first item alone.
 * @throws NodeOperationError naming the row and what to do.
 */
export async function readMapping(context: IExecuteFunctions): Promise<CompiledMapping> {
	const node = context.getNode();
	try {
		return compileMapping(await parseMapping(writtenMapping(node.parameters)));
	} catch (error) {
		throw new NodeOperationError(node, error as Error, {
			description: 'No record was mapped. Correct this in the node’s mapping and run it again.',
		});
	}
}

function writtenMapping({ mode, rows, mapping }: INodeParameters): unknown {
	if (mode === 'json') return mapping;
	const { row = [] } = (rows ?? {}) as { row?: FormRow[] };
	return mappingFromForm(row);
}
