import type { CredentialFields } from '../../../core/auth';
import type { Preset } from '../../../providers/Preset';

/** What nobody may read of the preset's credential. */
export const secretsIn = ({ api }: Preset, fields: CredentialFields): string[] =>
	api.fields.flatMap(({ name, secret }) => (secret && fields[name] ? [fields[name]] : []));
