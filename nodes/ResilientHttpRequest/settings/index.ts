import { UserError, type IExecuteFunctions } from 'n8n-workflow';
import type { BatchShape } from '../../../core/batch';
import type { BreakerPolicy } from '../../../core/breaker/breaker';
import type { FreshnessRules } from '../../../core/cache/freshness';
import type { GraphqlOptions } from '../../../core/graphql';
import type { PaginationStrategy } from '../../../core/pagination';
import type { TransportOptions } from '../../shared/http/httpTransport';
import type { Preset } from '../../../providers/Preset';
import { response, skipConfirmed } from '../description/answer';
import { graphql } from '../description/body';
import { options } from '../description/connection';
import { caching } from '../description/caching';
import { batchSettings, type BatchSettings } from './batches';
import { connectionSettings } from './connection';
import { groupReader, type ReadGroup } from './groups';
import { capSettings, limitSettings, type CapSettings, type LimitSettings } from './limits';
import { pageSettings, type PageSettings } from './pages';
import {
	breakerSettings,
	fallbackSettings,
	retrySettings,
	type FallbackSettings,
	type RetrySettings,
} from './trouble';

/** The policies of one run. They are the same for every item. */
export interface Settings {
	/** Calls that share limit and breaker; by default those to one host. */
	sharedKey?: string;
	limit: LimitSettings;
	cap?: CapSettings;
	retry: RetrySettings;
	breaker?: BreakerPolicy;
	fallback?: FallbackSettings;
	caching?: CacheSettings;
	/** How long a confirmed call is known, ms; absent: not at all. */
	onceMs?: number;
	graphql?: GraphqlOptions;
	pages?: PageSettings;
	batches?: BatchSettings;
	connection: TransportOptions;
	response: { format: 'auto' | 'json' | 'text' | 'file'; field?: string; full: boolean };
	/** Bodies go out with gzip. */
	compress: boolean;
	/** Items at a time. */
	inFlight: number;
	timeoutMs: number;
	/** The Failed output is there, or n8n's own error output: what succeeded goes on. */
	goesOn: boolean;
}

export interface CacheSettings extends FreshnessRules {
	staleIfErrorMs: number;
	keepMs: number;
}

const HOUR_MS = 3_600_000;
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** @throws UserError that names the field. */
export function readSettings(context: IExecuteFunctions, preset?: Preset): Settings {
	const read = groupReader(context);
	const shown = (name: string, fallback: string) =>
		context.getNodeParameter(name, 0, fallback) as string;
	const form = read(options);
	const answer = read(response);
	const once = read(skipConfirmed);
	const isGraphql = shown('body', 'none') === 'graphql';
	const field = answer.text('field');
	if (field !== undefined && PROTOTYPE_KEYS.includes(field)) {
		throw new UserError(`${answer.label('field')} cannot be ${field}`);
	}
	const sharedKey = form.text('sharedKey');
	const batches = batchSettings(
		shown('batching', 'none') as BatchShape['type'],
		read,
		preset,
		shown('presetBatch', ''),
	);
	return {
		...(sharedKey && { sharedKey }),
		limit: limitSettings(read, preset),
		cap: capSettings(read, preset),
		retry: retrySettings(read, preset),
		breaker: breakerSettings(read),
		fallback: fallbackSettings(read),
		caching: cacheSettings(read),
		...(once.flag('enabled') && { onceMs: once.ms('keepHours', HOUR_MS) }),
		...(isGraphql && { graphql: graphqlSettings(read) }),
		pages: pageSettings(
			shown('pagination', 'none') as PaginationStrategy['type'],
			read,
			preset,
			shown('presetPages', ''),
		),
		batches,
		connection: connectionSettings(read),
		response: { format: answer.choice('format'), full: form.flag('fullResponse'), field },
		compress: form.has('compress') ? form.flag('compress') : batches?.gzip === true,
		inFlight: form.number('inFlight'),
		timeoutMs: form.ms('timeoutSeconds'),
		goesOn: shown('onFailure', 'stop') === 'output' || context.continueOnFail(),
	};
}

function cacheSettings(read: ReadGroup): CacheSettings | undefined {
	const form = read(caching);
	if (!form.flag('enabled')) return undefined;
	return {
		ttlMs: form.ms('ttlSeconds'),
		ignoreServer: form.flag('ignoreServer'),
		staleIfErrorMs: form.ms('staleSeconds'),
		keepMs: form.ms('keepHours', HOUR_MS),
	};
}

function graphqlSettings(read: ReadGroup): GraphqlOptions {
	const form = read(graphql);
	return {
		acceptPartial: form.flag('acceptPartial'),
		userErrorsPaths: form.list('userErrorsPaths'),
	};
}
