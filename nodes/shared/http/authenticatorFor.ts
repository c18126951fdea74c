import { randomUUID } from 'node:crypto';
import { authenticator, tokenCache, type ApiAuth, type CredentialFields } from '../../../core/auth';
import type { Transport } from '../../../core/http';
import { clock } from '../systemTime';

/** All executions of this process share a token. */
const tokens = tokenCache(clock);

/** @throws an Error that names the field of the credential that is missing. */
export function authenticatorFor(auth: ApiAuth, fields: CredentialFields, transport: Transport) {
	const send: Transport['send'] = (request) => transport.send(request);
	return authenticator(auth, fields, { send, clock, tokens, newId: randomUUID });
}
