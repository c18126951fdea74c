import { ack } from './ack.ts';
import { badInput } from './badInput.ts';
import { badParameters } from './badParameters.ts';
import { faults } from './faults.ts';
import { kill, killQueue, killWithoutKey } from './kill.ts';
import { leak } from './leak.ts';
import type { Proof } from './lib/proof.ts';
import { order } from './order.ts';
import { outage } from './outage.ts';
import { packaged } from './package.ts';
import { rateLimit } from './rateLimit.ts';
import { replay } from './replay.ts';
import { sync } from './sync.ts';

export const PROOFS: Readonly<Record<string, Proof>> = {
	kill,
	'kill-without-key': killWithoutKey,
	'kill-queue': killQueue,
	ack,
	faults,
	order,
	replay,
	'bad-input': badInput,
	'rate-limit': rateLimit,
	outage,
	'bad-parameters': badParameters,
	leak,
	sync,
	package: packaged,
};
