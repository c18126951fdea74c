import { DatabaseSync } from 'node:sqlite';
import { importWorkflow } from '../../lib/importWorkflow.ts';
import { readLedger, unfinished } from '../../lib/ledger.ts';
import { webhookPath } from '../../lib/template.ts';
import type { Findings } from '../lib/proof.ts';
import type { Instance } from './instance.ts';
import { PACKAGE } from './npmAtHand.ts';
import { bookedOnce, ledgerHas, sendOrders, statuses } from './orders.ts';
import { Report } from './report.ts';
import { CREDENTIALS, ORDERS_ID, ordersWorkflow } from './workflows.ts';

function schemaOf(ledger: string): number {
	const database = new DatabaseSync(ledger, { readOnly: true });
	try {
		return Number(database.prepare('PRAGMA user_version').get()?.user_version);
	} finally {
		database.close();
	}
}

/**
 * A store that an earlier version has filled (done, dead, failing, under way) and the upgrade by n8n
 * while it runs; n8n is killed before the restart, so that leases of the earlier version are left.
 */
export async function upgrade(
	instance: Instance,
	before: string,
	after: string,
	count: number,
): Promise<Findings> {
	const { n8n, rest, sink, userFolder, ledger, signal } = instance;
	const report = new Report(instance.version);
	await rest.installPackage(PACKAGE, before);
	await n8n.stop();
	const workflow = await ordersWorkflow(sink.url);
	await importWorkflow(n8n, userFolder, workflow, CREDENTIALS, signal);
	await n8n.start(signal);
	const path = webhookPath(workflow);
	await n8n.webhookReady(path, signal);
	const webhookUrl = n8n.url + path;

	const done = await sendOrders(webhookUrl, 1001, count);
	await ledgerHas(instance, 'all are done', (rows) => !rows.some(unfinished));
	sink.behave({ refuse: () => 422 });
	const dead = await sendOrders(webhookUrl, 2001, count);
	await ledgerHas(
		instance,
		'all are dead letters',
		(rows) => rows.filter(({ status }) => status === 'dead').length === count,
	);
	sink.behave({ refuse: () => 503 });
	const failing = await sendOrders(webhookUrl, 3001, count);
	await ledgerHas(
		instance,
		'all have failed',
		(rows) => rows.filter(({ status }) => status === 'retrying').length === count,
	);
	const filled = readLedger(ledger);
	report.add(
		`filled by ${before}`,
		`${statuses(filled)}; schema ${schemaOf(ledger)}`,
		filled.length === 4 * count,
	);

	const { installedVersion } = await rest.updatePackage(PACKAGE, after);
	const meanwhile = await sendOrders(webhookUrl, 4001, count);
	report.add(
		`upgrade to ${after} by n8n, ${count} orders before the restart`,
		`${installedVersion} installed; ${statuses(readLedger(ledger))}; schema ${schemaOf(ledger)}`,
		installedVersion === after && readLedger(ledger).length === filled.length + count,
	);

	sink.behave({ answerMs: 2_000, refuse: () => undefined });
	await ledgerHas(instance, 'some are under way', (rows) =>
		rows.some(({ status }) => status === 'leased'),
	);
	await n8n.kill();
	const left = readLedger(ledger);
	const keys = new Set(left.map(({ key }) => key));
	const lost = filled.filter(({ key }) => !keys.has(key)).length;
	report.add('SIGKILL', `${statuses(left)}; ${lost} rows lost`, lost === 0);

	sink.behave({ answerMs: 0 });
	await n8n.start(signal);
	await n8n.webhookReady(path, signal);
	await ledgerHas(instance, 'all are done', (rows) => !rows.some(unfinished));
	await rest.runFrom(ORDERS_ID, 'Replay dead letters');
	await ledgerHas(instance, 'all are done', (rows) =>
		rows.every(({ status }) => status === 'done'),
	);
	const all = [...done, ...dead, ...failing, ...meanwhile];
	report.add(
		`start of ${after}, replay of the dead letters`,
		`${statuses(readLedger(ledger))}; ${bookedOnce(sink, all)} of ${all.length} orders booked once`,
		bookedOnce(sink, all) === all.length,
	);
	return report.findings;
}
