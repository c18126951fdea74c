import type { SignatureScheme, Source } from '../../core/signature';
import { providers, type ProviderName } from '../../providers/registry';

export function schemesOf(provider: ProviderName): readonly SignatureScheme[] {
	return [providers[provider].webhook.signature].flat();
}

/** The headers that may carry a signature or a secret of the provider. */
export function signatureHeaders(provider: ProviderName): string[] {
	const names = schemesOf(provider).flatMap((scheme) => {
		if (scheme.scheme === 'jwt') return headersIn(scheme.token);
		if (scheme.scheme === 'http-message') return ['signature', 'signature-input'];
		if (scheme.scheme !== 'shared-secret') return headersIn(scheme.signature);
		return scheme.in.flatMap((place) => ('basic' in place ? [place.basic] : headersIn(place)));
	});
	return [...new Set(names)];
}

export function headersIn(source: Source): string[] {
	if ('header' in source) return [source.header];
	return source instanceof Array ? source.flatMap(headersIn) : [];
}
