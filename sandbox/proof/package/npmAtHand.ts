import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { nodeFirst } from '../../lib/run.ts';

export const PACKAGE = 'n8n-nodes-steadfast';

/** What npm wants to know of the machine, and n8n in the sandbox is not told otherwise. */
const NETWORK = ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];

export type NpmAtHand = {
	/** for n8n, so that it finds this npm first */
	env: Record<string, string>;
	/** the commands that n8n gave, oldest first */
	commands(): Promise<string[]>;
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * An npm for an n8n that installs this package by itself: what it would look up and fetch of the
 * package comes from tarballs, published or not; all else is done by the real npm.
 *
 * @param tarballs by version
 */
export async function npmAtHand(
	folder: string,
	tarballs: Readonly<Record<string, string>>,
): Promise<NpmAtHand> {
	const log = join(folder, 'commands.log');
	const answers = Object.entries(tarballs).flatMap(([version, tarball]) => [
		`${quoted(`view ${PACKAGE}@${version}`)}) echo ${quoted(JSON.stringify(version))} ;;`,
		`${quoted(`pack ${PACKAGE}@${version}`)}) exec npm pack ${quoted(tarball)} --quiet ;;`,
	]);
	const script = [
		'#!/bin/sh',
		`echo "$*" >> ${quoted(log)}`,
		`export PATH=${quoted(nodeFirst())}`,
		'case "$1 $2" in',
		...answers,
		'*) exec npm "$@" ;;',
		'esac',
	];
	await mkdir(folder, { recursive: true });
	await writeFile(log, '');
	await writeFile(join(folder, 'npm'), `${script.join('\n')}\n`, { mode: 0o755 });
	const network = NETWORK.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		env: {
			PATH: `${folder}${delimiter}${nodeFirst()}`,
			// Not n8n's home but the person's: their registry, and what npm has fetched before.
			npm_config_userconfig: join(homedir(), '.npmrc'),
			npm_config_cache: join(homedir(), '.npm'),
			...Object.fromEntries(network),
		},
		commands: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
	};
}
