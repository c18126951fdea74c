import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { MASK } from '../../core/mapping/sensitive';
import type { ItemFailure } from '../shared/envelope';
import { isObject } from '../shared/json';

/**
 * The item as it was before it failed: without what the pack's nodes put under `failure`, and
 * without the message that n8n puts under `error` at an error output.
 */
export function originalOf({ json, error }: INodeExecutionData): IDataObject {
	const { failure: _, ...original } = json;
	if (!error || original.error !== error.message) return original;
	const { error: __, ...withoutError } = original;
	return withoutError;
}

/** The node whose error n8n put on the item. */
export function failedNodeOf({ error }: INodeExecutionData): string | undefined {
	return error && 'node' in error ? error.node?.name : undefined;
}

/** Why it failed, as the person, the pack's nodes or n8n say it; secrets are masked. */
export function reasonOf({ json, error }: INodeExecutionData, given: string): string {
	const failure: Partial<ItemFailure> = isObject(json.failure) ? json.failure : {};
	const reason =
		given ||
		textOf(failure.reason) ||
		error?.message ||
		textOf(json.error) ||
		(isObject(json.error) && textOf(json.error.message)) ||
		'Not given';
	const { attempts } = failure;
	const tries = !given && typeof attempts === 'number' && attempts > 1;
	return withoutSecrets(tries ? `${reason} (after ${attempts} attempts)` : reason);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

const NAMED =
	/((?:authorization|cookie|api[-_ ]?key|password|token|secret)["']?\s*[=:]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;&]+/gi;
const AUTHORIZATION = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

/** Error messages quote URLs and headers: what stands behind a secret's name is masked. */
function withoutSecrets(text: string): string {
	return text.replace(NAMED, `$1${MASK}`).replace(AUTHORIZATION, `$1 ${MASK}`);
}
