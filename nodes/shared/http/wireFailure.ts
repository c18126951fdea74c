import { HttpFailure } from '../../../core/http';

/** A phase of a call that took too long. */
export type Phase = 'connect' | 'response' | 'total';

export function timedOut(phase: Phase, host: string, ms: number): HttpFailure {
	const seconds = `${Math.round(ms / 100) / 10} s`;
	const message = {
		connect: `There was no connection to ${host} within ${seconds}`,
		response: `${host} was silent for ${seconds}`,
		total: `${host} did not answer within ${seconds}`,
	}[phase];
	const unsent = phase === 'connect';
	return new HttpFailure(message, { reason: 'timeout', retryable: true, unsent });
}

export function cancelled(): HttpFailure {
	return new HttpFailure('The execution was cancelled', { reason: 'aborted', retryable: true });
}

/** What must not be sent or taken in, now or later. */
export function refused(message: string): HttpFailure {
	return new HttpFailure(message, { reason: 'refused', retryable: false });
}

export function tooLarge(host: string, limit: number): HttpFailure {
	const size = limit >= MIB ? `${Math.floor(limit / MIB)} MiB` : `${limit} bytes`;
	return refused(
		`The answer of ${host} is larger than ${size}: ask for less, or raise the response size limit`,
	);
}

const MIB = 1024 * 1024;

/** What Node says of a connection, in words. */
export function wireFailure(error: NodeJS.ErrnoException, host: string): HttpFailure {
	const code = error.code ?? '';
	if (UNTRUSTED.test(code)) {
		return refused(
			`The certificate of ${host} is not trusted (${code}): give its authority under TLS, or correct the server`,
		);
	}
	if (code === 'HPE_HEADER_OVERFLOW') return refused(`The headers of ${host} are too large`);
	if (INVALID.test(code)) return refused(`The request cannot be sent: ${error.message}`);
	const unsent = UNSENT.has(code);
	const network = (message: string) =>
		new HttpFailure(message, { reason: 'network', retryable: true, unsent });
	if (code.startsWith('HPE_'))
		return network(`${host} answered with something that is not HTTP (${code})`);
	if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_BR')) {
		return network(`${host} sent a compressed body that is broken (${code})`);
	}
	// n8n's egress filter refuses in `lookup` with an error that has no code.
	if (code === '') return refused(error.message);
	return network(`${host} could not be reached: ${code}`);
}

/** There was no connection that anything could have been sent over. */
const UNSENT: ReadonlySet<string> = new Set([
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
]);

const UNTRUSTED =
	/^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;
const INVALID = /^ERR_(INVALID|UNESCAPED|HTTP_INVALID)/;
