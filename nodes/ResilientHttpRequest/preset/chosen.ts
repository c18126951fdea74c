import { namesOf } from '../../../providers/names';
import type { Preset } from '../../../providers/Preset';
import { findPreset } from '../../../providers/presets';

/** The value of API for a call that no preset describes. */
export const PLAIN = 'http';

/** The preset that a person chose; undefined for plain HTTP. @throws for a name that is none. */
export function chosenPreset(name: unknown): Preset | undefined {
	if (name === PLAIN || name === undefined) return undefined;
	const preset = findPreset(String(name));
	if (preset) return preset;
	throw new Error(`API “${String(name)}” is not known to this version of the package`);
}

export const credentialOf = ({ name }: Pick<Preset, 'name'>): string => namesOf(name).credential;
