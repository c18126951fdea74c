import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';
import { parsePath } from '../../core/mapping/path';
import { compileSetter } from '../../core/mapping/write';

/**
 * Stand-ins for the few of n8n's own nodes that the templates use; n8n-nodes-base is not among the
 * development packages. The real ones run in `npm run test:n8n` and in the demo.
 */
function node(
	name: string,
	outputs: number,
	execute: (this: IExecuteFunctions) => Promise<ReturnType<IExecuteFunctions['getInputData']>[]>,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: Array<'main'>(outputs).fill('main'),
			properties: [
				{ displayName: 'Conditions', name: 'conditions', type: 'json', default: {} },
				{ displayName: 'Fields', name: 'fieldToSplitOut', type: 'string', default: '' },
				{ displayName: 'Message', name: 'errorMessage', type: 'string', default: '' },
				{ displayName: 'Fields', name: 'assignments', type: 'json', default: {} },
				{ displayName: 'Mode', name: 'mode', type: 'string', default: 'manual' },
				{ displayName: 'JSON', name: 'jsonOutput', type: 'json', default: {} },
				{ displayName: 'Others', name: 'includeOtherFields', type: 'boolean', default: false },
			],
		},
		execute,
	};
}

const pass = async function (this: IExecuteFunctions) {
	return [this.getInputData()];
};

export const baseNodes: Record<string, INodeType> = {
	'n8n-nodes-base.noOp': node('noOp', 1, pass),
	'n8n-nodes-base.manualTrigger': node('manualTrigger', 1, pass),
	'n8n-nodes-base.kafkaTrigger': node('kafkaTrigger', 1, pass),
	'n8n-nodes-base.rabbitmqTrigger': node('rabbitmqTrigger', 1, pass),
	'n8n-nodes-base.scheduleTrigger': node('scheduleTrigger', 1, pass),
	'n8n-nodes-base.errorTrigger': node('errorTrigger', 1, pass),
	'n8n-nodes-base.splitOut': node('splitOut', 1, async function () {
		const field = String(this.getNodeParameter('fieldToSplitOut', 0));
		const items = this.getInputData();
		const lists = items.map(({ json }) => json[field] as IDataObject[]);
		return [lists.flatMap((list, item) => list.map((json) => ({ json, pairedItem: { item } })))];
	}),
	'n8n-nodes-base.stickyNote': node('stickyNote', 0, pass),
	'n8n-nodes-base.stopAndError': node('stopAndError', 0, async function () {
		throw new NodeOperationError(this.getNode(), String(this.getNodeParameter('errorMessage', 0)));
	}),
	/** Reports each item's error as many of n8n's own nodes do. */
	'n8n-nodes-base.refuse': node('refuse', 1, async function () {
		const error = new NodeOperationError(
			this.getNode(),
			String(this.getNodeParameter('errorMessage', 0)),
		);
		return [this.getInputData().map(({ json }, item) => ({ json, error, pairedItem: { item } }))];
	}),
	/** Sets fields by paths with dots, or the whole item. */
	'n8n-nodes-base.set': node('set', 1, async function () {
		const items = this.getInputData().map(({ json }, item) => {
			if (this.getNodeParameter('mode', item) === 'raw') {
				return {
					json: this.getNodeParameter('jsonOutput', item) as IDataObject,
					pairedItem: { item },
				};
			}
			const { assignments } = this.getNodeParameter('assignments', item) as {
				assignments: Array<{ name: string; value: unknown }>;
			};
			const keeps = this.getNodeParameter('includeOtherFields', item) as boolean;
			const edited = keeps ? structuredClone(json) : {};
			for (const { name, value } of assignments) compileSetter(parsePath(name))(edited, value);
			return { json: edited, pairedItem: { item } };
		});
		return [items];
	}),
	/** Knows the one condition that the templates use: the left value is true. */
	'n8n-nodes-base.if': node('if', 2, async function () {
		const items = this.getInputData();
		const isTrue = items.map((_, index) => {
			const { conditions } = this.getNodeParameter('conditions', index) as {
				conditions: Array<{ leftValue: unknown; operator: { operation: string } }>;
			};
			if (conditions[0]?.operator.operation !== 'true') throw new Error('Unknown condition');
			return conditions[0].leftValue === true;
		});
		return [items.filter((_, i) => isTrue[i]), items.filter((_, i) => !isTrue[i])];
	}),
};
