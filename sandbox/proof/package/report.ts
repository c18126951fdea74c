import { say } from '../../lib/say.ts';
import type { Findings } from '../lib/proof.ts';

/** What was done, step by step, and what came of it. */
export class Report {
	readonly #rows: Array<Record<string, string>> = [];
	readonly #faults: string[] = [];
	readonly #where: string;

	constructor(n8nVersion: string) {
		this.#where = `n8n ${n8nVersion}`;
	}

	/** @param holds whether it is as it should be */
	add(step: string, outcome: string, holds: boolean): void {
		say(`  ${step}: ${outcome}`);
		this.#rows.push({ on: this.#where, step, 'what came of it': outcome });
		if (!holds) this.#faults.push(`${this.#where}, ${step}: ${outcome}`);
	}

	get findings(): Findings {
		return { rows: this.#rows, faults: this.#faults };
	}
}
