import { HttpError } from '../../lib/http.ts';
import type { Reply, Request } from '../../lib/http.ts';

export type Call = Request & { readonly status: number };
/** Answers one call; `ids` are what stands in the path at each `:id`, and at a `:key`, with slashes. */
export type Route = (request: Request, ...ids: string[]) => Reply;
/** By method and path, such as `PUT /contacts/:id`. */
export type Routes = Readonly<Record<string, Route>>;
/** Says of a call with which status it is refused, and of others undefined. */
export type Trouble = (request: Request) => number | undefined;

export type Api = ReturnType<typeof createApi>;

const pattern = (route: string) =>
	new RegExp(
		`^${route.replaceAll('.', '\\.').replaceAll(':id', '([^/]+)').replaceAll(':key', '(.+)')}$`,
	);

/** A simulated API: its routes as data, what it was asked, and the trouble it makes. */
export function createApi(routes: Routes) {
	const calls: Call[] = [];
	const patterns = Object.entries(routes).map(([name, route]) => ({ at: pattern(name), route }));
	let trouble: Trouble = () => undefined;

	function find({ method, path }: Request): { route: Route; ids: string[] } | undefined {
		for (const { at, route } of patterns) {
			const found = at.exec(`${method} ${path}`);
			if (found) return { route, ids: found.slice(1).map(decodeURIComponent) };
		}
		return undefined;
	}

	function answer(request: Request): Reply {
		const refusal = trouble(request);
		if (refusal !== undefined) {
			return { status: refusal, body: { error: `Refused with ${refusal}, as it was told to` } };
		}
		const found = find(request);
		if (!found) throw new HttpError(404, `No ${request.method} ${request.path} here`);
		return found.route(request, ...found.ids);
	}

	return {
		serves: (request: Request): boolean => find(request) !== undefined,

		handle(request: Request): Reply {
			let reply: Reply;
			try {
				reply = answer(request);
			} catch (error) {
				if (!(error instanceof HttpError)) throw error;
				reply = { status: error.status, body: { error: error.message } };
			}
			calls.push({ ...request, status: reply === 'hang up' ? 0 : reply.status });
			return reply;
		},

		/** All calls so far, refused ones included. */
		calls: (): readonly Call[] => calls,

		/** How many calls of a route were answered with one of these statuses; default: any 2xx. */
		count(route: string, ...statuses: readonly number[]): number {
			const at = pattern(route);
			const counts = (status: number) =>
				statuses.length > 0 ? statuses.includes(status) : status >= 200 && status < 300;
			return calls.filter(
				({ method, path, status }) => at.test(`${method} ${path}`) && counts(status),
			).length;
		},

		/** From now on calls are refused so. */
		refuse(how: Trouble): void {
			trouble = how;
		},

		/** From now on every call is answered with 503. */
		goDown(): void {
			trouble = () => 503;
		},

		/** It works again. */
		mend(): void {
			trouble = () => undefined;
		},
	};
}
