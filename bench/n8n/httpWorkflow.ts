import type { Workflow } from '../../sandbox/lib/template.ts';

export const START = 'Start';
export const HTTP_REQUEST = 'HTTP Request';
export const RESILIENT = 'Resilient HTTP Request';

const to = (...names: string[]) => ({
	main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
});

const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: parameters as Record<string, unknown>,
});

interface HttpBench {
	url: string;
	/** The server's certificate. */
	ca: string;
	method: 'GET' | 'POST';
	items: number;
	inFlight: number;
}

export const idOf = (method: HttpBench['method']): string => `steadfastHttp${method}`;

/** As many calls as items through n8n's HTTP Request, then through this pack's. */
export function httpWorkflow(bench: HttpBench): Workflow & { id: string } {
	const { url, ca, method, items, inFlight } = bench;
	const list = Array.from({ length: items }, (_item, index) => ({ id: index, name: 'Ada' }));
	const theirBody = {
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify($json) }}',
	};
	return {
		id: idOf(method),
		name: 'Bench: HTTP requests',
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Records', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: JSON.stringify({ list }),
				options: {},
			}),
			node('Split Out', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'list', options: {} }),
			node(HTTP_REQUEST, 'n8n-nodes-base.httpRequest', 4.2, {
				method,
				url,
				...(method === 'POST' && theirBody),
				options: { allowUnauthorizedCerts: true },
			}),
			node(RESILIENT, 'n8n-nodes-steadfast.resilientHttpRequest', 1, {
				method,
				url,
				connection: { ca },
				options: { inFlight },
			}),
		],
		connections: {
			[START]: to('Records'),
			Records: to('Split Out'),
			'Split Out': to(HTTP_REQUEST, RESILIENT),
		},
	};
}
