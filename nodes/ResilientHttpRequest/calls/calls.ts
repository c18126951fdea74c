import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RequestBuilder } from '../request';
import type { Report } from '../report';
import type { Sender } from '../sender';
import type { Settings } from '../settings';

/** What all ways to make a run's calls need. */
export interface Calls {
	context: IExecuteFunctions;
	items: readonly INodeExecutionData[];
	builder: RequestBuilder;
	sender: Sender;
	settings: Settings;
	report: Report;
}
