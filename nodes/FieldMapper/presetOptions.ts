import type { INodePropertyOptions } from 'n8n-workflow';
import { presets } from '../../core/mapping';

/** The results that the pack knows, to choose from. */
export const presetOptions: INodePropertyOptions[] = Object.entries(presets).map(
	([value, { title, description }]) => ({ name: title, value, description }),
);
