import type { IExecuteFunctions } from 'n8n-workflow';
import { namesOf } from '../../../providers/names';
import type { Preset } from '../../../providers/Preset';
import { findPreset } from '../../../providers/presets';

/** The value of API for a call that no preset describes. */
export const PLAIN = 'http';

/** The preset that a person chose; undefined for plain HTTP. @throws for a name that is none. */
export function chosenPreset(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
): Preset | undefined {
	const name = context.getNodeParameter('api', 0, PLAIN) as string;
	if (name === PLAIN) return undefined;
	const preset = findPreset(name);
	if (preset) return preset;
	throw new Error(`API “${name}” is not known to this version of the package`);
}

export const credentialOf = ({ name }: Pick<Preset, 'name'>): string => namesOf(name).credential;
