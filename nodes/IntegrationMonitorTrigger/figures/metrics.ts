import { HEALTHS } from '../../../core/observe/health';
import type { MetricFamily, Sample } from '../../../core/observe/metrics';
import type { AttemptTotals } from './totals';
import type { Snapshot } from './snapshot';

/** The snapshot as Prometheus metrics. Label values are names that people gave: few, and stable. */
export function toFamilies(snapshot: Snapshot, totals: AttemptTotals): MetricFamily[] {
	const { integrations, limits, counts, takenAt } = snapshot;
	const deliveries = integrations.filter(({ kind }) => kind === 'deliveries');
	const gauge = (name: string, help: string, samples: Sample[]): MetricFamily => ({
		...{ name: `steadfast_${name}`, help, type: 'gauge', samples },
	});
	const names = new Map(deliveries.map(({ id, name }) => [id, name]));
	return [
		{
			name: 'steadfast_delivery_attempts_total',
			help: 'Attempts to work on a delivery that ended so. Counted in the ledger, over restarts and all processes.',
			type: 'counter',
			samples: Object.entries(totals).flatMap(([id, total]) => {
				const integration = names.get(id);
				if (integration === undefined) return [];
				return (['done', 'failed', 'dead'] as const).map((outcome) => ({
					labels: { integration, outcome },
					value: total[outcome],
				}));
			}),
		},
		gauge(
			'deliveries',
			'Deliveries that stand so now.',
			Object.entries(counts).map(([status, value]) => ({ labels: { status }, value })),
		),
		gauge(
			'oldest_open_delivery_age_seconds',
			'Age of the oldest delivery that is not over.',
			deliveries.map(({ name, oldestOpenAt = takenAt }) => ({
				labels: { integration: name },
				value: (takenAt - oldestOpenAt) / 1000,
			})),
		),
		gauge(
			'delivery_latency_seconds',
			'From webhook to done, within the window of the health rules.',
			deliveries.flatMap(({ name, latencyMs }) =>
				latencyMs
					? [
							{ labels: { integration: name, quantile: '0.5' }, value: latencyMs.p50 / 1000 },
							{ labels: { integration: name, quantile: '0.95' }, value: latencyMs.p95 / 1000 },
						]
					: [],
			),
		),
		gauge(
			'integration_health',
			'0 healthy, 1 degraded, 2 failed.',
			integrations.map(({ name, kind, health }) => ({
				labels: { integration: name, kind },
				value: HEALTHS.indexOf(health),
			})),
		),
		gauge(
			'integration_last_success_timestamp_seconds',
			'When something last succeeded, Unix time.',
			integrations.flatMap(({ name, kind, lastSuccessAt }) =>
				lastSuccessAt === undefined
					? []
					: [{ labels: { integration: name, kind }, value: lastSuccessAt / 1000 }],
			),
		),
		gauge(
			'sync_running',
			'1 while a run of the sync holds its lock.',
			integrations
				.filter(({ kind }) => kind === 'sync')
				.map(({ name, runningSince }) => ({
					labels: { sync: name },
					value: runningSince === undefined ? 0 : 1,
				})),
		),
		gauge(
			'sync_failed_runs',
			'Runs of the sync that failed since the last one that did not.',
			integrations
				.filter(({ kind }) => kind === 'sync')
				.map(({ name, failedRuns = 0 }) => ({ labels: { sync: name }, value: failedRuns })),
		),
		gauge(
			'breaker_open',
			'1 while the circuit breaker of a target is open or probing.',
			integrations
				.filter(({ kind }) => kind === 'target')
				.map(({ name, openSince }) => ({
					labels: { target: name },
					value: openSince === undefined ? 0 : 1,
				})),
		),
		gauge(
			'rate_limit_left_ratio',
			'What is left of a rate limit, from 0 to 1.',
			limits.map(({ key, limit, left }) => ({ labels: { target: key, limit }, value: left })),
		),
	];
}
