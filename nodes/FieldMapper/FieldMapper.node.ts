import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './description';
import { listFields } from './listFields';
import { INPUTS, OUTPUTS } from './ports';
import { mapItems } from './run';
import { loadSuggestions } from './suggestRows';

export class FieldMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Field Mapper',
		name: 'fieldMapper',
		icon: { light: 'file:fieldMapper.svg', dark: 'file:fieldMapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["mode"] === "json" ? "JSON" : ($parameter["rows"]["row"] || []).length + ($parameter["accepted"] || []).length + " rows" }}',
		description: 'Maps the fields of records to another shape; a bad record goes to its own output',
		defaults: { name: 'Field Mapper' },
		usableAsTool: true,
		inputs: INPUTS,
		outputs: OUTPUTS,
		properties,
	};

	methods = { loadOptions: { listFields, suggestRows: loadSuggestions } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await mapItems(this);
	}
}
