/** What is paused: everything, or scopes. One that ends in `/` is every scope that begins with it. */
export interface Pauses {
	all: boolean;
	scopes: readonly string[];
}

/** Every trigger of a workflow, as a scope to pause. */
export const workflowScope = (workflowId: string): string => `${workflowId}/`;

/** The names under which a scope may be paused, besides everything. */
export function pausedAs(scope: string): [scope: string, workflow: string] {
	return [scope, scope.slice(0, scope.indexOf('/') + 1)];
}

/** Whether the deliveries of a scope stay where they are for now. */
export function isPaused({ all, scopes }: Pauses, scope: string): boolean {
	return all || pausedAs(scope).some((name) => scopes.includes(name));
}
