import { kill, killQueue, killWithoutKey } from './kill.ts';
import type { Proof } from './lib/proof.ts';
import { replay } from './replay.ts';

export const PROOFS: Readonly<Record<string, Proof>> = {
	kill,
	'kill-without-key': killWithoutKey,
	'kill-queue': killQueue,
	replay,
};
