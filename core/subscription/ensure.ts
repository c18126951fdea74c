import { allRows } from '../api/pages';
import type { ApiCall } from '../api/types';
import { isOurs, refuseToReplace } from './ours';
import type { Secrets } from './secrets';
import type { SecretSource, Subscription, SubscriptionApi, WantedSubscription } from './types';
import { wantedGroups } from './wanted';

export interface EnsureTask {
	api: SubscriptionApi;
	call: ApiCall;
	/** What sends here is ours; nothing else is ever changed. */
	url: string;
	/** The trigger's event types; `*` is every one. */
	types: readonly string[];
	/** What `*` stands for where the API has no word for it. */
	knownTypes: readonly string[];
	name: string;
	/** The signing secret of the credential, if it has one. */
	secret?: string;
	/** What `remember` was given the last time. */
	remembered: Secrets;
	/** Called as soon as a secret is known: an answer may tell it only once. */
	remember(secrets: Secrets): Promise<void>;
	/** Makes one, where it is ours to choose and the credential has none. */
	newSecret(): string;
}

/** Stands for the id of the subscription that is being made. */
const ANNOUNCED = '';

/** What was done, for the log. */
export interface SubscriptionChange {
	kind: 'created' | 'updated' | 'removed';
	id: string;
}

/**
 * Makes sure that the provider sends the wanted events to our address: adopts what is there,
 * repairs it, creates what is missing and removes what is double. A second run changes nothing.
 *
 * @throws what `call` does, with everything before it done and remembered.
 */
export async function ensureSubscriptions(task: EnsureTask): Promise<SubscriptionChange[]> {
	const { api, call, url } = task;
	const groups = wantedGroups(api, task.types, task.knownTypes);
	const all = await allRows(call, api.list);
	const ours = all.filter((one) => isOurs(one, url));
	const groupOf = ({ id, events: [first = ''] }: Subscription) =>
		api.exclusive ? id : (api.groupOf?.(first) ?? '');

	const changes: SubscriptionChange[] = [];
	const secrets = new Map(Object.entries(task.remembered));
	for (const id of secrets.keys()) if (!ours.some((own) => own.id === id)) secrets.delete(id);
	const secret = api.secret.from === 'chosen' ? chosenSecret(api.secret) : '';

	for (const [group, events] of groups) {
		const wanted = { url, events, name: task.name, secret };
		const [kept, ...doubles] = ours.filter((own) => groupOf(own) === group).sort(byPreference);
		if (!kept) {
			if (api.exclusive) refuseToReplace(all.find((one) => groupOf(one) === group));
			await create(wanted);
		} else if (await knowsSecret(kept)) {
			if (!isRight(kept, wanted)) await update(kept, wanted);
		} else {
			// Made before it is removed, so that no event falls between the two.
			await create(wanted);
			await remove(kept);
		}
		for (const double of doubles) await remove(double);
	}
	for (const own of ours) if (!groups.has(groupOf(own))) await remove(own);
	return changes;

	/** The credential's, else the one we made the last time, else a new one. */
	function chosenSecret({ form }: SecretSource & { from: 'chosen' }): string {
		const [known] = secrets.values();
		if (task.secret !== undefined) return task.secret;
		return known ?? (form ? form(task.newSecret()) : task.newSecret());
	}

	/** The one whose secret is known, then the oldest. */
	function byPreference(a: Subscription, b: Subscription): number {
		const byKnown = Number(secrets.has(b.id)) - Number(secrets.has(a.id));
		return byKnown || compare(a.createdAt, b.createdAt);
	}

	/** False when there is no way to know the secret that the provider has made. */
	async function knowsSecret(own: Subscription): Promise<boolean> {
		if (api.secret.from !== 'made') return true;
		if (own.secret !== undefined) return await learnSecret(own);
		const { reveal } = api.secret;
		const isGiven = task.secret !== undefined && (!reveal || reveal.renews === true);
		return secrets.has(own.id) || isGiven || (await learnSecret(own));
	}

	async function learnSecret({ id, secret: shown }: Subscription): Promise<boolean> {
		const reveal = api.secret.from === 'made' ? api.secret.reveal : undefined;
		const revealed = shown ?? reveal?.read(await call(reveal.request(id)));
		if (revealed !== undefined) await learn(id, revealed);
		return revealed !== undefined;
	}

	async function learn(id: string, learned: string): Promise<void> {
		if (secrets.get(id) === learned) return;
		secrets.set(id, learned);
		await task.remember(Object.fromEntries(secrets));
	}

	function isRight(current: Subscription, wanted: WantedSubscription): boolean {
		const has = new Set(current.events);
		return (
			current.enabled &&
			!current.outdated &&
			(api.secret.from !== 'chosen' || (current.secret ?? secrets.get(current.id)) === secret) &&
			has.size === wanted.events.length &&
			wanted.events.every((event) => has.has(event))
		);
	}

	/** Some providers call the address with a new secret before they answer: it has to be known. */
	async function announceSecret(): Promise<void> {
		if (api.secret.from !== 'chosen' || [...secrets.values()].includes(secret)) return;
		await learn(ANNOUNCED, secret);
		secrets.delete(ANNOUNCED);
	}

	async function create(wanted: WantedSubscription): Promise<void> {
		await announceSecret();
		const created = api.created(await call(api.create(wanted)), wanted);
		changes.push({ kind: 'created', id: created.id });
		if (api.secret.from === 'chosen') await learn(created.id, secret);
		if (api.secret.from === 'made') await learnSecret(created);
		for (const request of api.confirm?.(created.id) ?? []) await call(request);
	}

	async function update(current: Subscription, wanted: WantedSubscription): Promise<void> {
		await announceSecret();
		for (const request of api.update(current, wanted)) await call(request);
		changes.push({ kind: 'updated', id: current.id });
		if (api.secret.from === 'chosen') await learn(current.id, secret);
	}

	async function remove(surplus: Subscription): Promise<void> {
		for (const request of api.remove(surplus)) await call(request);
		changes.push({ kind: 'removed', id: surplus.id });
		if (secrets.delete(surplus.id)) await task.remember(Object.fromEntries(secrets));
	}
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
	if (a === undefined || b === undefined || a === b) return 0;
	return a < b ? -1 : 1;
}
