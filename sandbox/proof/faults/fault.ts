import type { LedgerRow } from '../../lib/ledger.ts';
import type { StageOptions } from '../lib/stage.ts';
import type { Stage } from '../lib/stage.ts';

/** A fault in the surroundings of n8n: how it comes, and how it is over. */
export type Fault = {
	/** what the row in the table is called */
	title: string;
	/** what happens to deliveries while it lasts, as docs/proof.md has it */
	meanwhile: 'refused' | 'taken';
	options: Omit<StageOptions, 'signal'>;
	break(stage: Stage): Promise<unknown>;
	mend(stage: Stage): Promise<unknown>;
	/** what else is worth a figure, at the end */
	note?: () => string;
	/** the ledger, when it is not the file in the user folder */
	rows?: (stage: Stage) => Promise<LedgerRow[]>;
};

/**
 * Makes the surroundings of one fault, hands it to `work` and takes them down again. A string says
 * why it cannot be tried here.
 */
export type FaultCase = <T>(work: (fault: Fault) => Promise<T>) => Promise<T | string>;
