import type { IExecuteFunctions } from 'n8n-workflow';
import { compileSchema, presets, type Validate } from '../../core/mapping';

/** The node's options as n8n stores them: those that were added. */
export interface Options {
	carryDelivery?: boolean;
	checkResults?: keyof typeof presets | 'own';
	lookupBy?: string;
	/** Percent. */
	mostRejected?: number;
	onBadRecord?: 'continue' | 'stop' | 'stopAbove';
	/** JSON. */
	recordSchema?: unknown;
	reportDrift?: boolean;
	resultSchema?: unknown;
	/** Records. */
	vanishAfter?: number;
}

export const readOptions = (context: IExecuteFunctions): Options =>
	context.getNodeParameter('options', 0, {}) as Options;

/** Checks the fields of a record or a result, when the node is asked for it. */
export interface Checks {
	record?: Validate;
	result?: Validate;
}

/** @throws MappingError when a schema cannot be used. */
export async function readChecks(options: Options): Promise<Checks> {
	const { recordSchema, checkResults = 'own', resultSchema } = options;
	const wanted = checkResults === 'own' ? resultSchema : presets[checkResults].schema;
	return {
		...(recordSchema !== undefined && { record: await compileSchema(textOf(recordSchema)) }),
		...(wanted !== undefined && { result: await compileSchema(textOf(wanted)) }),
	};
}

const textOf = (schema: unknown): string =>
	typeof schema === 'string' ? schema : JSON.stringify(schema);
