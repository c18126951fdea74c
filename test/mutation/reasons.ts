import type { Survivor } from './results.ts';

/** Why no test can or need notice a change, for the survivors that somebody has looked at. */
type Reason = {
	file: string;
	/** of the code that was changed, a part that is in no other survivor meant differently */
	from: string;
	/** likewise of what it was changed to; any when absent */
	to?: string;
	why: string;
};

const REASONS: readonly Reason[] = [];

/** undefined for a gap in the tests, or for one that nobody has looked at */
export const reasonFor = ({ file, from, to }: Survivor): string | undefined =>
	REASONS.find(
		(reason) => reason.file === file && from.includes(reason.from) && to.includes(reason.to ?? ''),
	)?.why;
