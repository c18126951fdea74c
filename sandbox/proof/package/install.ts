import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { importWorkflow } from '../../lib/importWorkflow.ts';
import { readLedger, unfinished } from '../../lib/ledger.ts';
import { webhookPath } from '../../lib/template.ts';
import type { Findings } from '../lib/proof.ts';
import type { Instance } from './instance.ts';
import { PACKAGE } from './npmAtHand.ts';
import { bookedOnce, ledgerHas, sendOrders, statuses } from './orders.ts';
import { Report } from './report.ts';
import { CREDENTIALS, ORDERS_ID, OTHER_PATH, ordersWorkflow, otherWorkflow } from './workflows.ts';

/** What n8n tells npm, so that nothing of a package runs and its dependencies are its own. */
const WANTED_FLAGS = ['--ignore-scripts=true', '--install-strategy=shallow'];

/** n8n installs the package, runs it, uninstalls it while work is waiting, and installs it again. */
export async function installAndUninstall(
	instance: Instance,
	version: string,
	nodes: number,
	count: number,
): Promise<Findings> {
	const { n8n, rest, npm, sink, userFolder, ledger, signal } = instance;
	const report = new Report(instance.version);
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE);

	const startedAt = performance.now();
	const { installedNodes } = await rest.installPackage(PACKAGE, version);
	const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
	const dependencies = (await readdir(join(installed, 'node_modules'))).filter(
		(name) => !name.startsWith('.'),
	);
	report.add(
		`install ${version} by n8n`,
		`${installedNodes.length} nodes, ${dependencies.length} folders of dependencies, ${seconds} s`,
		installedNodes.length === nodes,
	);
	const command = (await npm.commands()).find((line) => line.startsWith('install')) ?? 'none';
	report.add(
		'what n8n told npm',
		command.replace(/ --registry=\S+/, ''),
		WANTED_FLAGS.every((flag) => command.includes(flag)),
	);

	await n8n.stop();
	const orders = await ordersWorkflow(sink.url);
	await importWorkflow(n8n, userFolder, orders, CREDENTIALS, signal);
	await importWorkflow(n8n, userFolder, otherWorkflow, CREDENTIALS, signal);
	await n8n.start(signal);
	const path = webhookPath(orders);
	await n8n.webhookReady(path, signal);
	const webhookUrl = n8n.url + path;
	const first = await sendOrders(webhookUrl, 1001, count);
	await ledgerHas(instance, 'all are done', (rows) => !rows.some(unfinished));
	report.add(
		`${count} orders`,
		`${bookedOnce(sink, first)} booked once`,
		bookedOnce(sink, first) === count,
	);

	sink.behave({ refuse: () => 503 });
	const waiting = await sendOrders(webhookUrl, 2001, count);
	await ledgerHas(instance, 'all were tried', (rows) => rows.every(({ attempts }) => attempts > 0));
	await rest.uninstallPackage(PACKAGE);
	const other = async () => (await fetch(n8n.url + OTHER_PATH, { method: 'POST' })).status;
	const answers = [await other()];
	await n8n.restart();
	await n8n.webhookReady(OTHER_PATH, signal);
	answers.push(await other());
	report.add(
		`uninstall while ${count} orders wait`,
		`files ${existsSync(installed) ? 'left' : 'gone'}; another workflow answers ${answers.join(', after a restart ')}`,
		!existsSync(installed) && answers.every((status) => status === 200),
	);
	const kept = readLedger(ledger);
	report.add(
		'the ledger meanwhile',
		statuses(kept),
		kept.filter(unfinished).length === count && kept.length === 2 * count,
	);

	sink.behave({ refuse: () => undefined });
	await rest.installPackage(PACKAGE, version);
	// n8n does not publish by itself again what it could not load at its start.
	await rest.publish(ORDERS_ID);
	await n8n.webhookReady(path, signal);
	await ledgerHas(instance, 'all are done', (rows) => !rows.some(unfinished));
	const last = await sendOrders(webhookUrl, 3001, count);
	await ledgerHas(instance, 'all are done', (rows) => !rows.some(unfinished));
	const all = [...first, ...waiting, ...last];
	report.add(
		`install again, publish again, ${count} orders more`,
		`${bookedOnce(sink, all)} of ${all.length} booked once; ledger: ${statuses(readLedger(ledger))}`,
		bookedOnce(sink, all) === all.length,
	);
	return report.findings;
}
