import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { authenticator, tokenCache, type CredentialFields } from '../../../core/auth';
import { requireSuccess } from '../../../core/http/failure';
import type { Preset } from '../../../providers/Preset';
import { presets } from '../../../providers/presets';
import { fieldsOf } from '../../shared/http/credentialAuth';
import { n8nTransport } from '../../shared/http/n8nTransport';
import { clock } from '../../shared/systemTime';
import { mask } from '../mask';
import { targetOf } from '../request/target';
import { presetAddress } from './address';
import { credentialOf } from './chosen';
import { secretsIn } from './secrets';

const TIMEOUT_MS = 30_000;

/**
 * Behind the Test button of a credential that only calls need: the API's harmless call, where there
 * is one; else what can be found out without a call.
 */
export async function testPresetCredential(
	this: ICredentialTestFunctions,
	{ type, data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const preset = Object.values(presets).find((known) => credentialOf(known) === type);
	if (!preset) return { status: 'Error', message: `No API is known for ${type}` };
	const fields = fieldsOf(data);
	const { send } = n8nTransport(this);
	// A cache of its own: a token that was fetched before says nothing about what was just typed.
	const deps = { send, clock, tokens: tokenCache(clock), newId: randomUUID };
	const { test, auth } = preset.api;
	try {
		const { apply } = authenticator(auth, fields, deps);
		const request = await apply({ ...testCall(preset, fields), timeoutMs: TIMEOUT_MS });
		if (test === undefined) return ok('All is filled in; the first call shows whether it is right');
		requireSuccess(await send(request), clock);
		return ok(`${preset.displayName} accepts the credential`);
	} catch (error) {
		return { status: 'Error', message: mask((error as Error).message, secretsIn(preset, fields)) };
	}
}

function testCall(preset: Preset, fields: CredentialFields) {
	const { url, headers, query } = presetAddress(preset, fields);
	return targetOf({ method: 'GET', url: url(preset.api.test ?? ''), headers, query });
}

const ok = (message: string): INodeCredentialTestResult => ({ status: 'OK', message });
