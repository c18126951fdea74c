import { allRows } from '../api/pages';
import type { ApiCall } from '../api/types';
import type { Subscription, SubscriptionApi } from './types';

/** Ours is what sends to our address: whoever made it, and nothing else. */
export function isOurs({ url }: Subscription, ourUrl: string): boolean {
	if (!URL.canParse(url) || !URL.canParse(ourUrl)) return url === ourUrl;
	return new URL(url).href === new URL(ourUrl).href;
}

/** Removes every subscription that sends to `url`; answers with their ids. */
export async function removeSubscriptions(
	api: SubscriptionApi,
	call: ApiCall,
	url: string,
): Promise<string[]> {
	const ours = (await allRows(call, api.list)).filter((one) => isOurs(one, url));
	for (const own of ours) for (const request of api.remove(own)) await call(request);
	return ours.map(({ id }) => id);
}

/** @throws an Error when there is one that is not ours, where making ours would replace it. */
export function refuseToReplace(other: Subscription | undefined): void {
	if (!other) return;
	throw new Error(
		`${other.id} already sends to another address, and there can be only one. Remove that subscription, or leave these events out.`,
	);
}
