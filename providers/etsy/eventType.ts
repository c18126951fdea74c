/**
 * Etsy's documentation writes `order.paid`, deliveries have been seen with `ORDER_PAID`.
 * https://github.com/etsy/open-api/discussions/1509
 */
export function canonicalEventType(type: string): string {
	return type.toLowerCase().replaceAll('_', '.');
}
