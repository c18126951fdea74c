import { randomBytes } from 'node:crypto';
import { NodeOperationError, type IHookFunctions, type ITriggerFunctions } from 'n8n-workflow';
import { repeat } from '../../../core/repeat';
import { backoffMs } from '../../../core/retry/backoff';
import { ensureSubscriptions } from '../../../core/subscription/ensure';
import { removeSubscriptions } from '../../../core/subscription/ours';
import { ApiProblem } from '../../../core/api/problem';
import type { SubscriptionApi } from '../../../core/subscription/types';
import type { Provider } from '../../../providers/Provider';
import { backgroundSleep, random } from '../../shared/systemTime';
import { apiAccess, type ApiAccess } from './subscriptionsAccess';
import { knownSubscription, rememberAddress, rememberExistence } from './subscriptionsAddress';
import { askedTypes } from './parameters';
import { subscriptionOptions } from './subscriptionsOptions';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How often the credential is looked at: a new token may not open the secret. */
const LOOK_MS = 60_000;
/** After a failure that may pass: 1, 2, 4 … minutes, up to a day. */
const BACKOFF = { baseMs: 30_000, maxMs: DAY_MS, jitterMs: 10_000 };

type Context = IHookFunctions | ITriggerFunctions;

/**
 * What n8n calls when a trigger is published or unpublished, but not after a restart: the rest is
 * `keepSubscribed`'s. Test runs listen at another address, which no provider is told.
 */
export function webhookMethodsFor(provider: Provider) {
	return {
		default: {
			/** Says no where there is something to do, so that n8n calls `create`. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				if (this.getMode() === 'manual' || !provider.subscriptions) return true;
				await rememberAddress(this);
				return (await managed(this, provider)) === undefined;
			},

			/** Fails only when a person has to mend the token, and no subscription is known. */
			async create(this: IHookFunctions): Promise<boolean> {
				try {
					await check(this, provider);
				} catch (error) {
					const isBlocking = error instanceof ApiProblem && error.refused;
					if (isBlocking && !(await knownSubscription(this))?.exists) {
						throw new NodeOperationError(this.getNode(), error.message);
					}
					this.logger.warn((error as Error).message);
				}
				return true;
			},

			/** Removes nothing unless it is asked to: a republished trigger would miss events. */
			async delete(this: IHookFunctions): Promise<boolean> {
				const isAsked = subscriptionOptions(this).deleteSubscription === true;
				if (this.getMode() === 'manual' || !isAsked) return true;
				const found = await managed(this, provider);
				if (!found) return true;
				const { api, access, url } = found;
				await removeSubscriptions(api, access.call, url);
				await access.memory.remember({});
				await rememberExistence(this, false);
				return true;
			},
		},
	};
}

/**
 * Checks the subscription now and then daily, and sooner after a failure or when the credential got
 * another token, which does not open the secret. Answers with the stop.
 */
export function keepSubscribed(
	context: ITriggerFunctions,
	provider: Provider,
	sleep = backgroundSleep,
): () => void {
	if (context.getMode() === 'manual' || !provider.subscriptions) return () => undefined;
	let failures = 0;
	let waitMs = 0;
	let isHopeless = false;
	return repeat(async () => {
		if (waitMs <= 0 || (!isHopeless && (await isLocked(context, provider)))) {
			waitMs = await checkOnce();
			isHopeless = failures > 0 || (await isLocked(context, provider));
		}
		const restMs = Math.min(waitMs, LOOK_MS);
		waitMs -= restMs;
		return restMs;
	}, sleep);

	async function checkOnce(): Promise<number> {
		try {
			await check(context, provider);
			failures = 0;
			return DAY_MS;
		} catch (error) {
			context.logger.warn((error as Error).message);
			failures += 1;
			const passing = !(error instanceof ApiProblem) || error.passing;
			return passing ? backoffMs(BACKOFF, failures, random) : HOUR_MS;
		}
	}
}

/** What cannot be looked at is said where it is checked. */
async function isLocked(context: ITriggerFunctions, provider: Provider): Promise<boolean> {
	const access = await apiAccess(context, provider).catch(() => undefined);
	return (await access?.memory.isLocked().catch(() => false)) ?? false;
}

/** @throws ApiProblem */
async function check(context: Context, provider: Provider): Promise<void> {
	const found = await managed(context, provider);
	if (!found) return;
	const { api, url, access } = found;
	const changes = await ensureSubscriptions({
		api,
		call: access.call,
		url,
		types: askedTypes(context),
		knownTypes: provider.webhook.events.map(({ type }) => type),
		name: `n8n: ${context.getWorkflow().name ?? context.getNode().name}`,
		secret: access.secret,
		remembered: await access.memory.recall(),
		remember: access.memory.remember,
		newSecret: () => randomBytes(32).toString('hex'),
	}).catch((error: unknown) => {
		throw new ApiProblem(error, provider.displayName, api.needs);
	});
	await rememberExistence(context, true);
	for (const { kind, id } of changes) {
		context.logger.info(`The subscription at ${provider.displayName} is ${kind}`, { id });
	}
}

interface Managed {
	api: SubscriptionApi;
	url: string;
	access: ApiAccess;
}

/** Undefined where there is no API, no token for it, or a person does it. */
async function managed(context: Context, provider: Provider): Promise<Managed | undefined> {
	const { subscriptions } = provider;
	if (!subscriptions || subscriptionOptions(context).keepSubscription === false) return undefined;
	const access = await apiAccess(context, provider);
	if (!access) return undefined;
	const url = (await knownSubscription(context))?.url;
	if (url === undefined) {
		context.logger.warn(
			'The address of this trigger is not known yet, so that its subscription cannot be checked. Publish the workflow once more.',
		);
		return undefined;
	}
	return { access, url, api: subscriptions(access.fields, { url }) };
}
