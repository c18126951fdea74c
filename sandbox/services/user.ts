import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

export type User = { uid: number; gid: number };

/**
 * Postgres refuses to run as root: the unprivileged user that its package made. Undefined when this
 * process is not root, and everything runs as its own user.
 */
export function unprivileged(name: string): User | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (option: string) =>
		Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' }));
	return { uid: id('-u'), gid: id('-g') };
}

export function give(folder: string, user: User | undefined): void {
	if (user) chownSync(folder, user.uid, user.gid);
}
