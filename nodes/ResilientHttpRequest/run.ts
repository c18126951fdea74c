import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { callBatches } from './calls/batches';
import { callEach } from './calls/each';
import type { Outcome } from './calls/outcome';
import { callPages } from './calls/pages';
import { presetAddress } from './preset/address';
import { chosenPreset, PLAIN } from './preset/chosen';
import { reporter } from './report';
import { requestBuilder } from './request';
import { prepareSender } from './sender';
import { readSettings } from './settings';

/** Makes the calls of all items; one outcome for each. @throws when a setting makes no sense. */
export async function run(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): Promise<{ outcomes: Outcome[]; anyCertificate: boolean }> {
	const preset = chosenPreset(context.getNodeParameter('api', 0, PLAIN));
	const settings = readSettings(context, preset);
	const sender = await prepareSender(context, settings, preset);
	const known = preset && { preset, address: presetAddress(preset, sender.fields) };
	const builder = requestBuilder(context, settings.timeoutMs, known);
	const report = reporter(items, context.getNode(), sender, settings);
	const calls = { context, items, builder, sender, settings, report };
	const { pages, batches, connection } = settings;
	const anyCertificate = connection.tls?.rejectUnauthorized === false;
	if (batches) return { outcomes: await callBatches(calls, batches), anyCertificate };
	if (pages) return { outcomes: await callPages(calls, pages), anyCertificate };
	return { outcomes: await callEach(calls), anyCertificate };
}
