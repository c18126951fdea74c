import type { Row } from './routes.ts';
import type { Api } from './api.ts';
import type { ServiceKind } from './services.ts';
import type { Stage } from './stage.ts';

/** What is counted on the way, read anew after each step. */
export type Figure = (stage: Stage) => number | string | Promise<number | string>;

export type Step = {
	/** as the table says it */
	readonly what: string;
	readonly act: (stage: Stage) => unknown;
	/** the figures as they have to be then; those not named stay as they were */
	readonly then?: Readonly<Record<string, number | string>>;
};

/** How a template is tried: what a user would fill in, what happens, and what has to come of it. */
export type Try = {
	/** on this machine, and real but for Kafka and MongoDB; a template's SQL is run in the Postgres */
	readonly services?: readonly ServiceKind[];
	/** the APIs that it calls, by host */
	readonly hosts?: Readonly<Record<string, Api>>;
	/** their data by the names in the template; those of the services are known */
	readonly credentials: Readonly<Record<string, Row>>;
	/** parameters that are filled in, by the names of nodes */
	readonly parameters?: Readonly<Record<string, Row>>;
	/** another template that is published beside it */
	readonly beside?: string;
	/** what has to be there before the template is published */
	readonly prepare?: (stage: Stage) => Promise<unknown>;
	readonly figures: Readonly<Record<string, Figure>>;
	readonly steps: readonly Step[];
};
