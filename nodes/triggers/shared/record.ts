import type { Logger } from 'n8n-workflow';
import type { NewDelivery } from '../../../core/delivery/types';
import type { Ledger, Recorded } from '../../../store/Store';
import type { AdmittedEvent } from './admission';

export interface RecordedEvent {
	id: number;
	outcome: 'recorded' | 'ignored' | 'duplicate';
}

/**
 * Writes the events of one delivery down: all that were asked for, or none. When it throws, the
 * delivery has to be asked for again.
 */
export async function record(
	ledger: Pick<Ledger, 'record' | 'recordAll' | 'ignore'>,
	events: readonly AdmittedEvent[],
	logger: Logger,
): Promise<RecordedEvent[]> {
	const asked = events.filter(({ ignored }) => ignored === undefined);
	const rows = await recordAll(
		ledger,
		asked.map(({ delivery }) => delivery),
	);
	const written = new Map(asked.map((event, index) => [event, rows[index]!]));

	const recorded: RecordedEvent[] = [];
	for (const event of events) {
		const { delivery, ignored = '' } = event;
		const row = written.get(event) ?? (await ledger.ignore(delivery, ignored));
		recorded.push(noted(event, row, logger));
	}
	return recorded;
}

/** One alone needs no transaction around it. */
async function recordAll(
	ledger: Pick<Ledger, 'record' | 'recordAll'>,
	deliveries: readonly NewDelivery[],
): Promise<Recorded[]> {
	const [first, ...others] = deliveries;
	if (!first) return [];
	return others.length === 0 ? [await ledger.record(first)] : await ledger.recordAll(deliveries);
}

function noted(
	{ delivery, ignored }: AdmittedEvent,
	{ id, duplicate }: Recorded,
	logger: Logger,
): RecordedEvent {
	const taken = ignored === undefined ? 'recorded' : 'ignored';
	const outcome = duplicate ? 'duplicate' : taken;
	const { correlationId, provider, type } = delivery;
	logger.info('Delivery is received', {
		stage: 'received',
		outcome,
		deliveryId: id,
		correlationId,
		provider,
		type,
	});
	return { id, outcome };
}

/** What the provider is told: what became of its one event, or of how many. */
export function tally(recorded: readonly RecordedEvent[]): Record<string, string | number> {
	const [first, ...others] = recorded;
	if (first && others.length === 0) return { outcome: first.outcome, id: first.id };
	const counts = { recorded: 0, ignored: 0, duplicate: 0 };
	for (const { outcome } of recorded) counts[outcome] += 1;
	return counts;
}
