import type { INodeProperties } from 'n8n-workflow';
import { call } from './call';
import { policies } from './policies';

export const properties: INodeProperties[] = [...call, ...policies];
