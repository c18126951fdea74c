import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type * as DrainModule from '../../../core/delivery/drain.ts';
import type { Drain, DrainPolicy } from '../../../core/delivery/drain.ts';
import type { LeasedDelivery, NewDelivery, Outcome } from '../../../core/delivery/types.ts';
import type * as OpenModule from '../../../store/open.ts';
import type { Store } from '../../../store/Store.ts';
import { startPostgres } from '../../services/postgres.ts';

/** What `npm run build` has made. */
const BUILT = '../../../dist';
const SCOPE = 'proof/node';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type Engine = (typeof ENGINES)[number];

/** The ledger alone, without n8n, in a file or a Postgres of its own. */
export async function withStore<T>(engine: Engine, work: (store: Store) => Promise<T>): Promise<T> {
	const { openStore } = (await import(`${BUILT}/store/open.js`)) as typeof OpenModule;
	const folder = await mkdtemp(join(tmpdir(), 'steadfast-proof-'));
	const postgres = engine === 'postgres' ? await startPostgres() : undefined;
	try {
		const url = postgres?.url ?? `sqlite:${join(folder, 'ledger.sqlite')}`;
		const store = await openStore({ store: url }, Date.now);
		return await work(store).finally(() => store.close());
	} finally {
		await postgres?.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** A delivery of the proof's only scope. */
export function delivery(key: string, changes: Partial<NewDelivery> = {}): NewDelivery {
	return {
		kind: 'webhook',
		scope: SCOPE,
		key,
		correlationId: key,
		provider: 'shopify',
		type: 'orders/create',
		body: Buffer.from(JSON.stringify({ name: key })),
		headers: {},
		origin: { workflowId: 'proof', workflowName: 'Proof', nodeName: 'Shopify' },
		...changes,
	};
}

/** The drain that a trigger runs, with calls of the sink in the place of runs of a workflow. */
export async function drainInto(
	{ ledger }: Store,
	sinkUrl: string,
	policy: Pick<DrainPolicy, 'retry' | 'inFlight'>,
): Promise<Drain> {
	const { startDrain } = (await import(`${BUILT}/core/delivery/drain.js`)) as typeof DrainModule;
	return startDrain({
		source: ledger,
		scope: SCOPE,
		policy: { ...policy, leaseMs: 15_000, pollMs: 100 },
		attempt: (leased) => callSink(sinkUrl, leased),
		onError: (error) => {
			throw error;
		},
		clock: Date.now,
		sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
		random: Math.random,
	});
}

/** Without an idempotency key: what comes twice is booked twice. */
async function callSink(url: string, { body }: LeasedDelivery): Promise<Outcome> {
	const { status } = await fetch(`${url}/orders`, { method: 'POST', body: new Uint8Array(body) });
	if (status < 300) return { kind: 'success' };
	const reason = `The sink answered ${status}`;
	return status === 422 ? { kind: 'rejected', reason } : { kind: 'failure', reason };
}
