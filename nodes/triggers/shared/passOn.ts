import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { notSharedBy } from '../../shared/storeFor';

/**
 * The execute method of every Verified Trigger: its items as they are. Without it, n8n would call
 * trigger() in a test run and wait for an event of its own. It is also where a trigger can show a
 * hint in the editor.
 */
export function passOn(context: IExecuteFunctions): INodeExecutionData[][] {
	const warning = notSharedBy(context.getNode());
	if (warning)
		context.addExecutionHints({ message: warning, type: 'warning', location: 'outputPane' });
	return [context.getInputData()];
}
