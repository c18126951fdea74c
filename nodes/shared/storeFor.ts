import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Store } from '../../store/Store';
import { instanceStore } from './instanceStore';

/** The instance's store. @throws NodeOperationError that says what to do when it cannot be opened. */
export async function storeFor(context: { getNode(): INode }): Promise<Store> {
	return await instanceStore().catch((error: Error) => {
		throw new NodeOperationError(
			context.getNode(),
			`The ledger cannot be opened: ${error.message}`,
			{
				description:
					'Check that n8n may write to its user folder, or name another file in STEADFAST_STORE. Until then deliveries are answered with 503, so that they are sent again.',
			},
		);
	});
}
