import fc from 'fast-check';

/** Whether a property fails is what counts for a mutant: the smallest counterexample is not looked for. */
fc.configureGlobal({ endOnFailure: true, numRuns: 50 });
