/** What a proof has found: figures in rows, and what does not hold, a sentence each. */
export type Findings = {
	rows: ReadonlyArray<Record<string, string | number>>;
	faults: readonly string[];
};

export type ProofOptions = {
	/** how many deliveries, in the place of the proof's own number */
	count: number | undefined;
	/** only these cases of a proof that has several; all when empty */
	only: readonly string[];
	signal: AbortSignal;
};

export type Proof = {
	/** one line for people */
	shows: string;
	/** the cases that can be run alone */
	cases?: readonly string[];
	run(options: ProofOptions): Promise<Findings>;
};
