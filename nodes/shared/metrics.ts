import { createMetrics } from '../../core/observe/metrics';

/** What this process counts. The Integration Monitor Trigger serves it, with what the ledger knows. */
export const metrics = createMetrics();

/** `outcome`: recorded, duplicate, ignored, direct, refused, handshake or unavailable. */
export const webhookRequests = metrics.counter(
	'steadfast_webhook_requests_total',
	'Requests to a verified trigger in this process, and what became of them.',
	['provider', 'outcome'],
);

/** From a blink to the hours of a long outage. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200];

export const deliveryDuration = metrics.histogram(
	'steadfast_delivery_duration_seconds',
	'From webhook to done, for what this process has worked on.',
	['provider'],
	SECONDS,
);
