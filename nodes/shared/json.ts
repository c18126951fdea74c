import type { IDataObject } from 'n8n-workflow';
import { isObject as hasFields, parseJson } from '../../core/json';

export { parseJson };

/** Has it fields, as an item's json has? */
export const isObject = (value: unknown): value is IDataObject => hasFields(value);
