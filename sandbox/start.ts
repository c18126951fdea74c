import { rm, mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cacheFolder } from './lib/cache.ts';
import { untilInterrupted } from './lib/interrupt.ts';
import { tryLock } from './lib/lock.ts';
import { say } from './lib/say.ts';
import { openScenario, OWNER } from './lib/scenario.ts';

const PORTS = { n8n: 5678, broker: 5679, shop: 5680, warehouse: 5681 };

/** `npm start`: the whole scenario for a person to try; what they do in n8n is kept. */
async function main(signal: AbortSignal): Promise<void> {
	const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
	const userFolder = cacheFolder('sandbox-data');
	const unlock = tryLock(`${userFolder}.lock`);
	if (!unlock) throw new Error('Another "npm start" is running: end it first');
	try {
		if (values.fresh) await rm(userFolder, { recursive: true, force: true });
		await mkdir(userFolder, { recursive: true });
		const scenario = await openScenario({
			userFolder,
			ports: PORTS,
			// The ledger remembers earlier starts, so order numbers may not begin anew.
			firstOrderNumber: Math.floor((Date.now() - Date.UTC(2026, 0)) / 1_000),
			signal,
		});
		try {
			const { n8n, shopUrl, warehouse, workflowId } = scenario;
			say(`
The template is running: ${n8n.url}/workflow/${workflowId}
  e-mail    ${OWNER.email}
  password  ${OWNER.password}

Send an order:                  curl -X POST ${shopUrl}/orders
See what the warehouse booked:  curl ${warehouse.url}/ledger
Take the warehouse down:        curl -X PUT ${warehouse.url}/switches -d '{"mode":"down"}'
Let it refuse what comes:       curl -X PUT ${warehouse.url}/switches -d '{"mode":"refuse"}'
And well again:                 curl -X PUT ${warehouse.url}/switches -d '{"mode":"up"}'

An order that comes while it is down is run again by itself. One that it refuses is a dead letter:
once it is well, point at "Replay dead letters" in the editor and click "Execute workflow" beside it.

n8n's log is ${userFolder}/n8n.log. Ctrl-C ends everything; "npm start -- --fresh" forgets it.`);
			await n8n.ended(signal);
			if (!signal.aborted) throw new Error(`n8n has ended:\n${n8n.log(30)}`);
		} finally {
			await scenario.close();
		}
	} finally {
		unlock();
	}
}

void untilInterrupted(main);
