/** One call of a provider's API, without the credential. */
export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the API's base URL, query included; or a whole address of the same origin. */
	path: string;
	query?: Readonly<Record<string, string>>;
	headers?: Readonly<Record<string, string>>;
	json?: unknown;
	/** Sent as application/x-www-form-urlencoded; a name may come several times. */
	form?: ReadonlyArray<readonly [name: string, value: string]>;
}

export interface ApiResponse {
	status: number;
	/** Names are lower-case. */
	headers: Readonly<Record<string, string>>;
	/** Undefined for an empty body. */
	json: unknown;
}

/**
 * Calls the API with the credential, tries again what may succeed a little later, and rejects with
 * an HttpFailure for every answer but a 2xx.
 */
export type ApiCall = (request: ApiRequest) => Promise<ApiResponse>;

/** One page of a list. */
export interface Page<Row> {
	rows: readonly Row[];
	/** Undefined after the last page. */
	next?: ApiRequest;
}

/** A list in pages: the first request, and what an answer holds. */
export interface Paged<Row> {
	first: ApiRequest;
	read(response: ApiResponse, request: ApiRequest): Page<Row>;
	/** The status that means that there is nothing, where that is no error. */
	absent?: number;
}
