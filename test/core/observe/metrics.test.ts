import { exposition } from '../../../core/observe/exposition';
import { createMetrics } from '../../../core/observe/metrics';

it('writes counters and histograms as Prometheus reads them', () => {
	const metrics = createMetrics();
	const requests = metrics.counter('requests_total', 'What came\nin.', ['provider', 'outcome']);
	const took = metrics.histogram('took_seconds', 'How long.', ['provider'], [0.1, 1]);
	requests.add('shopify', 'recorded');
	requests.add('shopify', 'recorded');
	requests.add('a "b"\\', 'refused');
	for (const seconds of [0.1, 0.5, 3]) took.observe(seconds, 'shopify');
	expect(exposition(metrics.families())).toBe(
		[
			'# HELP requests_total What came\\nin.',
			'# TYPE requests_total counter',
			'requests_total{provider="shopify",outcome="recorded"} 2',
			'requests_total{provider="a \\"b\\"\\\\",outcome="refused"} 1',
			'# HELP took_seconds How long.',
			'# TYPE took_seconds histogram',
			'took_seconds_bucket{provider="shopify",le="0.1"} 1',
			'took_seconds_bucket{provider="shopify",le="1"} 2',
			'took_seconds_bucket{provider="shopify",le="+Inf"} 3',
			'took_seconds_sum{provider="shopify"} 3.6',
			'took_seconds_count{provider="shopify"} 3',
			'',
		].join('\n'),
	);
});

it('counts together what a label full of ids would spread', () => {
	const metrics = createMetrics();
	const requests = metrics.counter('requests_total', 'All.', ['id']);
	for (let id = 0; id < 10_000; id++) requests.add(String(id));
	const [family] = metrics.families();
	expect(family!.samples.length).toBeLessThan(502);
	expect(family!.samples.reduce((sum, { value }) => sum + value, 0)).toBe(10_000);
	expect(family!.samples.at(-1)?.labels).toEqual({ id: 'other' });
});
