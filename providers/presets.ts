import { allPresets } from './allPresets';
import type { Preset } from './Preset';

/** Every API preset, by its name. */
export const presets = byName(allPresets);

export type PresetName = keyof typeof presets;

/** Undefined for a name that is not in the registry, `constructor` and the like included. */
export function findPreset(name: string): Preset | undefined {
	return Object.hasOwn(presets, name) ? presets[name as PresetName] : undefined;
}

/** The compiler checks that each key is the preset's own name. */
function byName<Registry extends { [Name in keyof Registry]: Preset & { name: Name } }>(
	registry: Registry,
): Readonly<Record<keyof Registry, Preset>> {
	return registry;
}
