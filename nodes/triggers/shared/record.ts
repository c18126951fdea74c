import type { Logger } from 'n8n-workflow';
import { logRecord } from '../../../core/observe/logRecord';
import type { Ledger } from '../../../store/Store';
import { webhookRequests } from '../../shared/metrics';
import type { AdmittedEvent } from './admission';

export interface RecordedEvent {
	id: number;
	outcome: 'recorded' | 'ignored' | 'duplicate';
}

/**
 * Writes the events of one delivery down, in their order. When it throws, the delivery has to be
 * asked for again: what was written before is then a duplicate.
 */
export async function record(
	ledger: Ledger,
	events: readonly AdmittedEvent[],
	logger: Logger,
): Promise<RecordedEvent[]> {
	const recorded: RecordedEvent[] = [];
	for (const event of events) recorded.push(await recordOne(ledger, event, logger));
	return recorded;
}

async function recordOne(
	ledger: Ledger,
	{ delivery, ignored }: AdmittedEvent,
	logger: Logger,
): Promise<RecordedEvent> {
	const { id, duplicate } =
		ignored === undefined ? await ledger.record(delivery) : await ledger.ignore(delivery, ignored);
	const asked = ignored === undefined ? 'recorded' : 'ignored';
	const outcome = duplicate ? 'duplicate' : asked;
	webhookRequests.add(delivery.provider, outcome);
	logger.info('Delivery is received', logRecord('received', { ...delivery, id }, { outcome }));
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
