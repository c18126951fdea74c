import type { Provider } from './Provider';

/** `root` leads from the folder of the file that n8n loads to that of the package's code. */
export function providerIcon({ name }: Provider, root: '..' | '../../..') {
	const folder = `${root}/providers/${name}`;
	return { light: `file:${folder}/icon.svg`, dark: `file:${folder}/icon.dark.svg` } as const;
}
