import { isJsonObject, type Json } from '../http/json';

/**
 * What a call cost and what is left, in points, as Shopify says in `extensions.cost`
 * (https://shopify.dev/docs/api/usage/limits).
 */
export interface GraphqlCost {
	requested: number;
	/** Absent when the call was throttled. */
	actual?: number;
	available: number;
	maximum: number;
	/** Points per second. */
	restoreRate: number;
}

/** Undefined when the answer says nothing of it. */
export function readCost(body: Json | undefined): GraphqlCost | undefined {
	const cost = child(child(body, 'extensions'), 'cost');
	const status = child(cost, 'throttleStatus');
	const requested = number(cost, 'requestedQueryCost');
	const actual = number(cost, 'actualQueryCost');
	const available = number(status, 'currentlyAvailable');
	const maximum = number(status, 'maximumAvailable');
	const restoreRate = number(status, 'restoreRate');
	if (requested === undefined || available === undefined) return undefined;
	if (maximum === undefined || restoreRate === undefined) return undefined;
	return { requested, ...(actual !== undefined && { actual }), available, maximum, restoreRate };
}

/** How long until the same call can be paid for, ms; undefined when that is not known, or never. */
export function waitForCostMs(cost: GraphqlCost | undefined): number | undefined {
	if (!cost || cost.restoreRate <= 0 || cost.requested > cost.maximum) return undefined;
	return Math.ceil((Math.max(0, cost.requested - cost.available) / cost.restoreRate) * 1000);
}

const child = (value: Json | undefined, name: string): Json | undefined =>
	isJsonObject(value) ? value[name] : undefined;

function number(value: Json | undefined, name: string): number | undefined {
	const found = child(value, name);
	return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}
