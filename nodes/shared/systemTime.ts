import { setTimeout } from 'node:timers/promises';
import type { Clock, Random, Sleep } from '../../core/time';

export const clock: Clock = () => Date.now();
export const random: Random = () => Math.random();
export const sleep: Sleep = (ms, signal) => setTimeout(ms, undefined, { signal });

/** Does not keep n8n from ending. */
export const backgroundSleep: Sleep = (ms, signal) =>
	setTimeout(ms, undefined, { signal, ref: false });
