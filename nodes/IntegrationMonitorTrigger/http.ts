/** A request to the monitor, apart from how it came in. */
export interface MonitorRequest {
	method: string;
	/** Below the monitor's address; empty for the page itself. */
	path: '' | 'metrics' | 'health' | 'api';
	query: URLSearchParams;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	body: URLSearchParams;
	/** Who calls, for the limit on wrong passwords. */
	address: string;
}

export interface MonitorResponse {
	status: number;
	headers: Record<string, string>;
	body: string;
}

export function json(
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): MonitorResponse {
	return {
		status,
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'Cache-Control': 'no-store',
			...headers,
		},
		body: JSON.stringify(body),
	};
}

/** To a page of the monitor, which the browser then gets. */
export function seeOther(query: string, headers: Record<string, string> = {}): MonitorResponse {
	return {
		status: 303,
		headers: { Location: query, 'Cache-Control': 'no-store', ...headers },
		body: '',
	};
}
