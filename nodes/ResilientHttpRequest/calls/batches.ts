import { sendBatches } from '../../../core/batch';
import { fingerprint } from '../../../core/http/fingerprint';
import { withoutEnvelope } from '../../shared/envelope';
import type { BatchSettings } from '../settings/batches';
import type { Calls } from './calls';
import type { Outcome } from './outcome';

/** As few calls as the API allows; items that go to one address share a batch. */
export async function callBatches(calls: Calls, batches: BatchSettings): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const indexes of byTarget(calls, batches, outcomes)) {
		await callGroup(calls, batches, indexes, outcomes);
	}
	return outcomes;
}

/** The items of each address. Those whose parameters make no sense have failed. */
function byTarget(
	{ items, builder, report }: Calls,
	{ path }: BatchSettings,
	outcomes: Outcome[],
): Iterable<number[]> {
	const groups = new Map<string, number[]>();
	for (const index of items.keys()) {
		try {
			const target = fingerprint(builder.target(index, path));
			groups.set(target, [...(groups.get(target) ?? []), index]);
		} catch (cause) {
			outcomes[index] = report.failure(cause, index);
		}
	}
	return groups.values();
}

async function callGroup(
	{ items, builder, sender, settings, report }: Calls,
	{ plan, path }: BatchSettings,
	candidates: readonly number[],
	outcomes: Outcome[],
): Promise<void> {
	const keys = new Map<number, string | undefined>();
	for (const index of candidates) {
		try {
			keys.set(index, builder.key(items[index]!.json, index, path));
		} catch (cause) {
			outcomes[index] = report.failure(cause, index);
		}
	}
	const indexes = [...keys.keys()];
	const results = await sendBatches(
		indexes.map((index) =>
			builder.keyed(withoutEnvelope(items[index]!.json), keys.get(index), index, path),
		),
		{
			plan,
			inFlight: settings.inFlight,
			keyOf: (position) => keys.get(indexes[position]!),
			send: async ({ body, contentType, indexes: positions, idempotencyKey: key }) => {
				const first = indexes[positions[0]!]!;
				const { json } = items[first]!;
				return await sender.send(
					builder.batch({ body: { body, contentType }, key, path }, first, json),
				);
			},
		},
	);
	results.forEach((result, position) => {
		const index = indexes[position]!;
		const traces = result.trace ? [result.trace] : [];
		outcomes[index] = result.ok
			? { items: [report.record(result.value, index)], traces }
			: report.failure(result.failure, index, result.trace);
	});
}
