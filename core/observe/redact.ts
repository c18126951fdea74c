const MASK = '***';

/** Secrets shorter than this would turn ordinary words into stars. */
const SHORTEST_SECRET = 4;

/** `text` with every occurrence of a secret masked, also where it stands URL- or base64-encoded. */
export function redact(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64'),
			JSON.stringify(secret).slice(1, -1),
		])
		.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}

const NAMED =
	/((?:authorization|cookie|api[-_ ]?key|password|token|secret)["']?\s*[=:]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;&]+/gi;
const AUTHORIZATION = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

/** The same where the secrets are not known: messages quote URLs and headers, which name them. */
export function withoutNamedSecrets(text: string): string {
	return text.replace(NAMED, `$1${MASK}`).replace(AUTHORIZATION, `$1 ${MASK}`);
}
