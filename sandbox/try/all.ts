import type { Try } from './lib/Try.ts';
import { outboxSignedWebhooks } from './templates/outbox-signed-webhooks.ts';
import { queueToApiRabbitmq } from './templates/queue-to-api-rabbitmq.ts';
import { shopifyToPostgres } from './templates/shopify-to-postgres.ts';
import { shopifyToWarehouse } from './templates/shopify-to-warehouse.ts';
import { stripeToPostgresLedger } from './templates/stripe-to-postgres-ledger.ts';

/** How each template is tried, by the name of its file. */
export const TRIES: Readonly<Record<string, Try>> = {
	'outbox-signed-webhooks': outboxSignedWebhooks,
	'queue-to-api-rabbitmq': queueToApiRabbitmq,
	'shopify-to-postgres': shopifyToPostgres,
	'shopify-to-warehouse': shopifyToWarehouse,
	'stripe-to-postgres-ledger': stripeToPostgresLedger,
};
