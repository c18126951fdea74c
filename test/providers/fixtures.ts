import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyDelivery, type VerifyOptions, type VerifyResult } from '../../core/signature';
import { providers } from '../../providers/registry';

/** A delivery as it is kept beside its provider. */
export interface Fixture {
	provider: keyof typeof providers;
	/** Its file. */
	name: string;
	url: string;
	method: string;
	headers: Record<string, string>;
	body: string;
	secret: string;
	/** Signs the same delivery, while one of the two is rotated out. */
	alternateSecret?: string;
	/** What is served at the address of the certificate. */
	certPem?: string;
	/** Seconds; null where nothing says when it was sent. */
	timestamp: number | null;
	options?: VerifyOptions;
	expected: VerifyResult;
}

const ROOT = path.join(__dirname, '../../providers');

export const fixtures: readonly Fixture[] = Object.keys(providers).flatMap((provider) => {
	const folder = path.join(ROOT, provider, 'fixtures');
	return readdirSync(folder).map((file): Fixture => {
		const fixture = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
		return { ...fixture, name: path.basename(file, '.json') };
	});
});

export function fixtureOf(provider: keyof typeof providers, name: string): Fixture {
	const fixture = fixtures.find((one) => one.provider === provider && one.name === name);
	if (!fixture) throw new Error(`There is no fixture ${provider}/${name}`);
	return fixture;
}

/** Anything else than what the fixture holds. */
export interface Changes {
	headers?: Record<string, string | string[] | undefined>;
	rawBody?: Buffer;
	url?: string;
	method?: string;
	secrets?: string[];
	now?: number;
	options?: VerifyOptions;
}

/** The time of the fixture, ms. */
export function timeOf({ timestamp }: Fixture): number {
	return (timestamp ?? 1_795_171_200) * 1000;
}

export function verify(fixture: Fixture, changes: Changes = {}): Promise<VerifyResult> {
	const { provider, url, method, headers, body, secret, certPem, options } = fixture;
	return verifyDelivery({
		provider,
		url,
		method,
		headers,
		rawBody: Buffer.from(body),
		secrets: [secret],
		now: timeOf(fixture),
		...changes,
		options: {
			...(certPem !== undefined && { fetchCertificate: async () => certPem }),
			...options,
			...changes.options,
		},
	});
}
