import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

/** One execution that a trigger started, to be ended by the test. */
export interface StartedRun {
	items: INodeExecutionData[];
	end(run: object | undefined): void;
	/** As n8n does for a run that was stopped, or that it could not start. */
	reject(error: Error): void;
}

type Deferred = ReturnType<ITriggerFunctions['helpers']['createDeferredPromise']>;

function createDeferredPromise() {
	let resolve: (run: IRun) => void = () => undefined;
	let reject: (error: Error) => void = () => undefined;
	const promise = new Promise<IRun>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}

export interface FakeTrigger {
	context: ITriggerFunctions;
	/** The next execution, also when it is started only later. */
	nextRun(): Promise<StartedRun>;
	logged: string[];
}

/** What n8n gives to a trigger method; the test plays the engine. */
export function fakeTrigger(
	parameters: Record<string, unknown>,
	{ workflowId = 'workflow', nodeId = 'node', mode = 'trigger' } = {},
): FakeTrigger {
	const started: StartedRun[] = [];
	const awaited: Array<(run: StartedRun) => void> = [];
	const logged: string[] = [];
	const log = (...entry: unknown[]) => void logged.push(JSON.stringify(entry));

	function emit(data: INodeExecutionData[][], _: unknown, done?: Deferred): void {
		const run: StartedRun = {
			items: data[0] ?? [],
			end: (result) => done?.resolve(result as IRun),
			reject: (error) => done?.reject(error),
		};
		const waiting = awaited.shift();
		if (waiting) waiting(run);
		else started.push(run);
	}

	const context = {
		logger: { debug: log, info: log, warn: log, error: log },
		getMode: () => mode,
		getNode: () => ({ id: nodeId, name: 'Trigger' }),
		getTimezone: () => 'UTC',
		getWorkflow: () => ({ id: workflowId, name: 'Orders', active: true }),
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		helpers: {
			createDeferredPromise,
		},
		emit,
	} as unknown as ITriggerFunctions;

	return {
		context,
		logged,
		nextRun: () => {
			const ready = started.shift();
			if (ready) return Promise.resolve(ready);
			return new Promise((resolve) => awaited.push(resolve));
		},
	};
}

export const succeeded = { status: 'success', data: { resultData: {} } };

export const failed = (message: string, context: object = {}) => ({
	status: 'error',
	data: { resultData: { error: { message, context }, lastNodeExecuted: 'Send' } },
});
