import { UserError } from 'n8n-workflow';
import type { EndpointRule } from '../../../core/ratelimit/endpoint';
import type { RateLimit } from '../../../core/ratelimit/gcra';
import type { RateDialect } from '../../../core/ratelimit/readRateHeaders';
import type { Preset } from '../../../providers/Preset';
import { adaptive, rateLimit, sharedCap } from '../description/limits';
import type { Form } from './form';
import type { ReadGroup } from './groups';

export interface LimitSettings {
	keyBy: 'host' | 'credential';
	limits: readonly RateLimit[];
	endpoints: readonly EndpointRule[];
	adaptive?: RateDialect;
	maxWaitMs: number;
	guardMs?: number;
}

export interface CapSettings {
	cap: number;
	maxWaitMs: number;
	leaseMs: number;
}

/** What a person sets goes before what the preset knows. */
export function limitSettings(read: ReadGroup, preset?: Preset): LimitSettings {
	const form = read(rateLimit);
	const learning = read(adaptive);
	const first = form.has('requests') ? [windowOf(form, form.number('burst'))] : [];
	const more = form.rows('windows').map((row) => windowOf(row, row.number('burst') || undefined));
	const own = [...first, ...more];
	const known = preset?.limits;
	const limits = own.length > 0 ? own : (known?.windows ?? []);
	const dialect = learning.has('dialect') ? undefined : known?.dialect;
	return {
		keyBy: preset && !form.has('keyBy') ? 'credential' : form.choice('keyBy'),
		limits,
		endpoints: [
			...form.rows('endpoints').map((row) => endpointOf(row, limits)),
			...(known?.endpoints ?? []),
		],
		...(learning.flag('enabled') && {
			adaptive: dialect ?? learning.choice<RateDialect>('dialect'),
		}),
		maxWaitMs: form.ms('maxWaitSeconds'),
		...(form.has('guardMs') && { guardMs: form.number('guardMs') }),
	};
}

function windowOf(form: Form, burst: number | undefined): RateLimit {
	const requests = form.number('requests');
	if (burst !== undefined && burst > requests) {
		throw new UserError(`${form.label('burst')} must be at most ${form.label('requests')}`);
	}
	return { requests, perMs: form.ms('perSeconds'), ...(burst !== undefined && { burst }) };
}

function endpointOf(form: Form, shared: readonly RateLimit[]): EndpointRule {
	const path = form.text('path');
	if (!path?.startsWith('/')) {
		throw new UserError(`${form.label('path')} must begin with a slash, as in /orders/*`);
	}
	const method = form.text('method')?.toUpperCase();
	const requests = form.number('requests');
	const limits = requests > 0 ? [{ requests, perMs: form.ms('perSeconds') }] : [];
	const weight = form.number('weight');
	const smallest = Math.min(...[...shared, ...limits].map((limit) => limit.requests));
	if (weight > smallest) {
		throw new UserError(
			`${form.label('weight')} must be at most ${smallest}, the smallest limit, or such a call could never be made`,
		);
	}
	return { path, weight, limits, ...(method && { method }) };
}

/** Undefined: every run has its own cap. */
export function capSettings(read: ReadGroup, preset?: Preset): CapSettings | undefined {
	const form = read(sharedCap);
	const known = preset?.limits.inFlight;
	if (!form.has('cap') && known === undefined) return undefined;
	return {
		cap: form.has('cap') ? form.number('cap') : known!,
		maxWaitMs: form.ms('maxWaitSeconds'),
		leaseMs: form.ms('leaseSeconds'),
	};
}
