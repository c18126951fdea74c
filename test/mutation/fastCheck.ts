import * as fastCheck from '../../node_modules/fast-check';

/** More runs of a property than this find hardly any mutant more. */
const RUNS = 50;

/** A property that fails is enough: the smallest counterexample is not looked for. */
function assert<T>(property: fastCheck.IRawProperty<T>, parameters: fastCheck.Parameters<T> = {}) {
	const numRuns = Math.min(parameters.numRuns ?? RUNS, RUNS);
	return fastCheck.assert(property, { ...parameters, numRuns, endOnFailure: true });
}

/** fast-check, as quick as mutants want it. */
const quick: typeof fastCheck = { ...fastCheck, assert: assert as typeof fastCheck.assert };
export default quick;
