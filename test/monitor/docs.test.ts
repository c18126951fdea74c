import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { serve } from '../../nodes/IntegrationMonitorTrigger/serve';
import { createMemoryStore } from '../../store/memory/memoryStore';
import { fakeTime } from '../support/time';
import { aMonitor, aRequest, TOKEN } from './support';

/** Every metric that /metrics says it has, with what a histogram adds to its name. */
async function served(): Promise<Set<string>> {
	const { clock } = fakeTime();
	const headers = { authorization: `Bearer ${TOKEN}` };
	const monitor = aMonitor(createMemoryStore(clock), clock);
	const { body } = await serve(monitor, aRequest({ path: 'metrics', headers }));
	return new Set(
		[...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
			type === 'histogram' ? ['_bucket', '_sum', '_count'].map((part) => name + part) : [name],
		),
	);
}

const namesIn = (text: string) => [...new Set(text.match(/\bsteadfast_\w+/g))];

interface Alerts {
	groups: Array<{
		rules: Array<{ alert: string; expr: string; annotations: { summary: string } }>;
	}>;
}
interface Dashboard {
	panels: Array<{ title: string; targets: Array<{ expr: string }> }>;
}

const alerts = parse(readFileSync('docs/prometheus-alerts.yml', 'utf8')) as Alerts;
const dashboard = JSON.parse(readFileSync('docs/grafana-dashboard.json', 'utf8')) as Dashboard;

it.each([
	...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ['alert', alert, expr])),
	...dashboard.panels.flatMap(({ title, targets }) =>
		targets.map(({ expr }) => ['panel', title, expr]),
	),
])('the %s “%s” looks at metrics there are', async (_, __, expr) => {
	const names = namesIn(expr!);
	expect(names.length).toBeGreaterThan(0);
	const known = await served();
	expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it('the docs name every metric, and no other', async () => {
	const documented = namesIn(readFileSync('docs/monitor.md', 'utf8'));
	const known = [...(await served())].map((name) => name.replace(/_(bucket|sum|count)$/, ''));
	expect(documented.sort()).toEqual([...new Set(known)].sort());
});
