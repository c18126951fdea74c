const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;

/**
 * PEM texts with their line breaks (RFC 7468), which n8n's password fields take away.
 * @returns Undefined where there is none.
 */
export function pem(text: string): string | undefined {
	const blocks = [...text.matchAll(BLOCK)].map(([whole, label, content = '']) => {
		// RFC 1421: the headers of an old encrypted key, which cannot be told from what follows them.
		if (content.includes(':')) return whole;
		const lines = content.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
		return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
	});
	return blocks.length > 0 ? `${blocks.join('\n')}\n` : undefined;
}
