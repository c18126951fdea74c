import { installN8n } from '../../lib/installN8n.ts';
import { N8n } from '../../lib/n8n.ts';
import { freePorts } from '../../lib/ports.ts';
import type { FaultCase } from './fault.ts';

const runsOf = (n8n: N8n | undefined): number =>
	(n8n?.log().split('Delivery is done').length ?? 1) - 1;

/** The same n8n started a second time, on the same user folder: both drain the same ledger. */
export const twoMains: FaultCase = async (work) => {
	let second: N8n | undefined;
	try {
		return await work({
			title: 'two mains at once on one SQLite file, without idempotency keys',
			meanwhile: 'taken',
			options: { call: { idempotency: 'none' } },
			async break({ userFolder, env }) {
				const [port = 0, brokerPort = 0] = await freePorts(0, 0);
				const folder = await installN8n();
				second = new N8n({ folder, userFolder, port, brokerPort, env });
				await second.start();
			},
			mend: async () => await second?.stop(),
			note: () => `${runsOf(second)} of the runs by the second main`,
		});
	} finally {
		await second?.stop();
	}
};
