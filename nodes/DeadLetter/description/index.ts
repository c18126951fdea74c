import type { INodeProperties } from 'n8n-workflow';
import { addFields } from './add';
import { changeFields } from './change';
import { lookFields } from './look';
import { operations } from './operations';
import { selectionFields } from './selection';

export const properties: INodeProperties[] = [
	...operations,
	...addFields,
	...selectionFields,
	...lookFields,
	...changeFields,
];
