import type { IDataObject } from 'n8n-workflow';
import { mapConcurrently } from '../../../core/concurrency';
import type { CallTrace, HttpRequest } from '../../../core/http';
import {
	checkpointKey,
	collectPages,
	compilePager,
	paginate,
	sharedCheckpoint,
	type CheckpointStore,
} from '../../../core/pagination';
import { correlationIdOf } from '../../shared/envelope';
import type { PageSettings } from '../settings/pages';
import type { Calls } from './calls';
import type { Outcome } from './outcome';

/** A run that stood still for longer starts anew. */
const KEEP_MS = 7 * 24 * 3_600_000;

/** Page after page for each item. Every record pairs with the item it was asked for. */
export async function callPages(calls: Calls, pages: PageSettings): Promise<Outcome[]> {
	const { items, builder, sender, settings, report, context } = calls;
	const pager = compilePager(pages.strategy, pages.options);
	const signal = context.getExecutionCancelSignal();

	return await mapConcurrently(items, settings.inFlight, async ({ json }, index) => {
		const traces: CallTrace[] = [];
		try {
			const first = await builder.one(json, index);
			const run = paginate({
				pager,
				first,
				async send(request) {
					const answer = await sender.send(request);
					traces.push(answer.trace);
					return answer;
				},
				...(pages.resume && { checkpoint: checkpointOf(calls, pages, first, json, index) }),
				maxPages: pages.maxPages,
				maxItems: pages.maxItems,
				allOrNothing: !settings.goesOn,
				signal,
			});
			const { items: records, end } = await collectPages(run);
			const { reason, resumedAfter, failure } = end;
			const failed = reason === 'failed' ? report.failure(failure, index) : undefined;
			return {
				items: records.map((record) => report.record(record, index)),
				traces: [...traces, ...(failed?.traces ?? [])],
				resumedAfter,
				...(failed && { failed: failed.failed }),
				...((reason === 'max_pages' || reason === 'max_items') && { cutAt: reason }),
			};
		} catch (cause) {
			return report.failure(cause, index);
		}
	});
}

function checkpointOf(
	{ context, sender }: Calls,
	{ strategy, options }: PageSettings,
	first: HttpRequest,
	item: IDataObject,
	index: number,
): CheckpointStore {
	const who = [context.getWorkflow().id, context.getNode().id, sender.credentialId];
	const userKey = JSON.stringify([...who, correlationIdOf(item) ?? index]);
	return sharedCheckpoint({
		state: sender.state,
		key: checkpointKey(strategy, first, userKey, options),
		keepMs: KEEP_MS,
		// A node puts its items out at its end: until then a crash would lose them.
		holdsPages: true,
	});
}
