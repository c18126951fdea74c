import type { BreakerPolicy } from '../../../core/breaker/breaker';
import type { HttpResponse } from '../../../core/http';
import type { Backoff } from '../../../core/retry/backoff';
import type { Preset } from '../../../providers/Preset';
import type { RetryRules } from '../../../core/retry/classify';
import { breaker, fallback, retry } from '../description/trouble';
import type { ReadGroup } from './groups';

export interface RetrySettings {
	attempts: number;
	backoff: Backoff;
	maxRetryAfterMs: number;
	deadlineMs: number;
	unanswered: 'idempotent' | 'always';
	rules: RetryRules;
}

export interface FallbackSettings {
	when: 'breaker_open' | 'failed';
	response: HttpResponse;
}

export function retrySettings(
	read: ReadGroup,
	{ retry: known }: Partial<Preset> = {},
): RetrySettings {
	const form = read(retry);
	const maxMs = form.ms('maxWaitSeconds');
	const header = form.text('header')?.toLowerCase();
	return {
		attempts: form.number('attempts'),
		backoff: {
			baseMs: form.number('baseMs'),
			jitterMs: form.number('jitterMs'),
			maxMs,
			kind: form.choice<NonNullable<Backoff['kind']>>('kind'),
		},
		maxRetryAfterMs: maxMs,
		deadlineMs: form.ms('deadlineSeconds'),
		unanswered: form.choice('unanswered'),
		rules: {
			...known,
			retry: [...(known?.retry ?? []), ...form.statuses('retryStatuses')],
			final: [...(known?.final ?? []), ...form.statuses('finalStatuses')],
			...(header && { header }),
		},
	};
}

/** Undefined when it is switched off. */
export function breakerSettings(read: ReadGroup): BreakerPolicy | undefined {
	const form = read(breaker);
	if (!form.flag('enabled')) return undefined;
	const share = (percent: string) => ({
		threshold: form.number(percent) / 100,
		windowMs: form.ms('windowSeconds'),
		minimumCalls: form.number('minimumCalls'),
	});
	return {
		failures: form.number('failures'),
		openMs: form.ms('openSeconds'),
		probes: form.number('probes'),
		growth: form.number('growth'),
		...(form.has('maxOpenSeconds') && { maxOpenMs: form.ms('maxOpenSeconds') }),
		...(form.has('failedPercent') && { ratio: share('failedPercent') }),
		...(form.has('slowerThanSeconds') && {
			slow: { ...share('slowPercent'), slowerThanMs: form.ms('slowerThanSeconds') },
		}),
	};
}

export function fallbackSettings(read: ReadGroup): FallbackSettings | undefined {
	const form = read(fallback);
	const when = form.choice<FallbackSettings['when'] | 'never'>('when');
	if (when === 'never') return undefined;
	const body = Buffer.from(JSON.stringify(form.json('answer')));
	return { when, response: { status: 200, headers: { 'content-type': 'application/json' }, body } };
}
