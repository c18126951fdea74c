import type { INodeExecutionData } from 'n8n-workflow';
import type { CallTrace } from '../../../core/http';
import type { FailedCall } from '../failedCall';

/** What became of one input item. Pages that were got before one failed go on all the same. */
export interface Outcome {
	items: INodeExecutionData[];
	failed?: FailedCall;
	/** Of each call that was made for it. */
	traces: CallTrace[];
	/** Pages that an earlier run had got. */
	resumedAfter?: number;
	/** Why there are no more pages, where the API has more. */
	cutAt?: 'max_pages' | 'max_items';
}
