import type { NodeExecutionHint } from 'n8n-workflow';
import type { Outcome } from './calls/outcome';
import type { Summary } from './summary';

/** What a person should know of the run, a sentence each. */
export function hintsOf(
	outcomes: readonly Outcome[],
	summary: Summary,
	anyCertificate: boolean,
): NodeExecutionHint[] {
	const said: string[] = [];
	const { waits, retried, retries, failed, refusedByBreaker, firstReason } = summary;
	for (const [limit, ms] of waits) said.push(`Calls waited ${duration(ms)} in all for ${limit}.`);
	if (retried > 0) {
		said.push(`${calls(retried)} needed more than one attempt, ${retries} attempts more in all.`);
	}
	if (refusedByBreaker > 0) {
		said.push(`The circuit breaker held ${calls(refusedByBreaker)} back without sending anything.`);
	}
	if (summary.hits > 0) said.push(`The cache answered ${calls(summary.hits)}.`);
	if (summary.recalled > 0) {
		said.push(
			`Not sent again, because an earlier run had it confirmed: ${calls(summary.recalled)}.`,
		);
	}
	const resumed = outcomes.filter(({ resumedAfter = 0 }) => resumedAfter > 0);
	for (const { resumedAfter } of resumed) {
		said.push(`An earlier run had got ${resumedAfter} pages: this one went on after them.`);
	}
	const warnings: string[] = [];
	if (summary.stale > 0) {
		warnings.push(
			`The API is down: ${calls(summary.stale)} got the last good answer, which is old.`,
		);
	}
	if (summary.fallbacks > 0) {
		warnings.push(`The API is down: ${calls(summary.fallbacks)} got the fallback in its place.`);
	}
	if (summary.unrecorded > 0) {
		warnings.push(
			`${calls(summary.unrecorded)} succeeded, but the store did not take note: a further run would send them again.`,
		);
	}
	const cut = outcomes.find(({ cutAt }) => cutAt !== undefined)?.cutAt;
	if (cut) {
		warnings.push(
			`There are more pages: ${cut === 'max_pages' ? 'Max Pages' : 'Max Items'} ended the run.`,
		);
	}
	if (anyCertificate) warnings.push('Certificates were not checked: anybody could have answered.');
	if (failed > 0) {
		warnings.push(`${failed} of ${outcomes.length} calls failed; the first: ${firstReason}`);
	}
	const location = 'outputPane';
	return [
		...said.map((message): NodeExecutionHint => ({ message, type: 'info', location })),
		...warnings.map((message): NodeExecutionHint => ({ message, type: 'warning', location })),
	];
}

const calls = (count: number) => (count === 1 ? '1 call' : `${count} calls`);

const duration = (ms: number) =>
	ms < 1000 ? `${Math.ceil(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
