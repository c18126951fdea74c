import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { deliveryDuration, webhookRequests } from '../../nodes/shared/metrics';
import { serve } from '../../nodes/IntegrationMonitorTrigger/serve';
import { createMemoryStore } from '../../store/memory/memoryStore';
import { fakeTime } from '../support/time';
import { aMonitor, aRequest, fillGuardsAndSyncs, fillIntegration, TOKEN } from './support';

type Labels = Record<string, Set<string>>;

/** Every metric of a busy shop, with what a histogram adds to its name, and the labels it has. */
async function served(): Promise<Map<string, Labels>> {
	const { clock } = fakeTime();
	const store = createMemoryStore(clock);
	for (const n of [0, 3]) await fillIntegration(store, n);
	await fillGuardsAndSyncs(store.state, clock());
	webhookRequests.add('shopify', 'recorded');
	deliveryDuration.observe(1, 'shopify');
	const headers = { authorization: `Bearer ${TOKEN}` };
	const { body } = await serve(aMonitor(store, clock), aRequest({ path: 'metrics', headers }));
	const metrics = new Map<string, Labels>();
	for (const [, name = '', list = ''] of body.matchAll(/^(steadfast_\w+)(?:\{(.*)\})? /gm)) {
		const labels = metrics.get(name) ?? {};
		metrics.set(name, labels);
		for (const [, label = '', value = ''] of list.matchAll(/(\w+)="([^"]*)"/g)) {
			(labels[label] ??= new Set()).add(value);
		}
	}
	return metrics;
}

const namesIn = (text: string) => [...new Set(text.match(/\bsteadfast_\w+/g))];

interface Alerts {
	groups: Array<{
		rules: Array<{ alert: string; expr: string; annotations: { summary: string } }>;
	}>;
}
interface Dashboard {
	panels: Array<{ title: string; targets: Array<{ expr: string; legendFormat: string }> }>;
}

const alerts = parse(readFileSync('docs/prometheus-alerts.yml', 'utf8')) as Alerts;
const dashboard = JSON.parse(readFileSync('docs/grafana-dashboard.json', 'utf8')) as Dashboard;

/** Labels that a query selects or sums by, and those that a text shows. */
const labelsIn = (text: string) => [
	...[...text.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label]) => label!),
	...[...text.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/,\s*/)),
	...[...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, label]) => label!),
];

it.each([
	...alerts.groups.flatMap(({ rules }) =>
		rules.map(({ alert, expr, annotations }) => ['alert', alert, expr, annotations.summary]),
	),
	...dashboard.panels.flatMap(({ title, targets }) =>
		targets.map(({ expr, legendFormat }) => ['panel', title, expr, legendFormat]),
	),
])('the %s “%s” looks at metrics and labels there are', async (_, __, expr = '', text = '') => {
	const names = namesIn(expr);
	expect(names.length).toBeGreaterThan(0);
	const known = await served();
	expect(names.filter((name) => !known.has(name))).toEqual([]);
	const labels = new Set(names.flatMap((name) => Object.keys(known.get(name)!)));
	expect(labelsIn(`${expr} ${text}`).filter((label) => !labels.has(label))).toEqual([]);
});

it.each(['outcome', 'status', 'quantile'])(
	'no query asks for a %s that there is not',
	async (label) => {
		const known = await served();
		const values = new Set([...known.values()].flatMap((labels) => [...(labels[label] ?? [])]));
		// Of the process, and declared with it.
		for (const outcome of ['refused', 'unavailable']) values.add(outcome);
		const queries = JSON.stringify([alerts, dashboard]).replaceAll('\\"', '"');
		const asked = [...queries.matchAll(new RegExp(`\\b${label}\\s*(?:=~|!=|=)\\s*"([^"]+)"`, 'g'))];
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.flatMap(([, list]) => list!.split('|')).filter((one) => !values.has(one))).toEqual(
			[],
		);
	},
);

it('the docs name every metric, and no other', async () => {
	const documented = namesIn(readFileSync('docs/monitor.md', 'utf8'));
	const known = [...(await served()).keys()].map((name) =>
		name.replace(/_(bucket|sum|count)$/, ''),
	);
	expect(documented.sort()).toEqual([...new Set(known)].sort());
});
