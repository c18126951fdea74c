import { createHash } from 'node:crypto';
import { toText } from '../coerce';
import { choice } from './args';
import { transform } from './transform';

export const hashTransforms = [
	transform({
		name: 'sha256',
		description: 'Takes the SHA-256 hash of a text in UTF-8',
		args: {
			encoding: choice('How to write the hash', ['hex', 'base64', 'base64url'], {
				default: 'hex',
			}),
		},
		examples: [
			{
				from: 'abc',
				to: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
			},
			{
				args: { encoding: 'base64' },
				from: 'abc',
				to: 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
			},
		],
		apply:
			({ encoding }) =>
			(value) =>
				createHash('sha256').update(toText(value), 'utf8').digest(encoding),
	}),
];
