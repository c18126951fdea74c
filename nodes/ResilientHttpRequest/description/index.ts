import type { INodeProperties } from 'n8n-workflow';
import { idempotency, onFailure, response, skipConfirmed } from './answer';
import { batching } from './batching';
import { body } from './body';
import { caching } from './caching';
import { call } from './call';
import { clientCertificate, connection, options } from './connection';
import { adaptive, rateLimit, sharedCap } from './limits';
import { pagination } from './pagination';
import { breaker, fallback, retry } from './trouble';

/** The form, from what everybody fills in to what few do. */
export const properties: INodeProperties[] = [
	...call,
	...body,
	...idempotency,
	onFailure,
	...pagination,
	...batching,
	response,
	rateLimit,
	adaptive,
	sharedCap,
	retry,
	breaker,
	fallback,
	caching,
	skipConfirmed,
	connection,
	clientCertificate,
	options,
];
