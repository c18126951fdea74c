import { all } from './all';
import type { Provider } from './Provider';

/** Every provider, by its name. */
export const providers = byName(all);

export type ProviderName = keyof typeof providers;

/** Undefined for a name that is not in the registry, `constructor` and the like included. */
export function findProvider(name: string): Provider | undefined {
	return Object.hasOwn(providers, name) ? providers[name as ProviderName] : undefined;
}

/** The compiler checks that each key is the provider's own name. */
function byName<Registry extends { [Name in keyof Registry]: Provider & { name: Name } }>(
	registry: Registry,
): Readonly<Record<keyof Registry, Provider>> {
	return registry;
}
