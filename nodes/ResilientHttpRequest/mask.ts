import { redact } from '../../core/observe/redact';

/** A shorter beginning of a secret gives nothing away, and is found in any text. */
const SHORTEST_START = 4;

/** `redact`, and the beginning of a secret where the text was cut off in its middle. */
export function mask(text: string, secrets: readonly string[]): string {
	const masked = redact(text, secrets);
	if (!masked.endsWith('…')) return masked;
	const kept = masked.slice(0, -1);
	for (const secret of secrets) {
		for (let length = secret.length - 1; length >= SHORTEST_START; length--) {
			if (kept.endsWith(secret.slice(0, length))) return `${kept.slice(0, -length)}***…`;
		}
	}
	return masked;
}
