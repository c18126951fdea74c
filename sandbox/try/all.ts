import type { Try } from './lib/Try.ts';
import { deadLetterOperations } from './templates/dead-letter-operations.ts';
import { etsyToShopifyListings } from './templates/etsy-to-shopify-listings.ts';
import { eventsToS3Archive } from './templates/events-to-s3-archive.ts';
import { nightlyBatchDelta } from './templates/nightly-batch-delta.ts';
import { oauthApiToGoogleSheets } from './templates/oauth-api-to-google-sheets.ts';
import { outboxSignedWebhooks } from './templates/outbox-signed-webhooks.ts';
import { pollingSourceToApi } from './templates/polling-source-to-api.ts';
import { queueToApiKafka } from './templates/queue-to-api-kafka.ts';
import { queueToApiRabbitmq } from './templates/queue-to-api-rabbitmq.ts';
import { queueToApiSqs } from './templates/queue-to-api-sqs.ts';
import { sagaWithCompensation } from './templates/saga-with-compensation.ts';
import { shopifyStockToRedis } from './templates/shopify-stock-to-redis.ts';
import { shopifyToPostgres } from './templates/shopify-to-postgres.ts';
import { shopifyToWarehouse } from './templates/shopify-to-warehouse.ts';
import { stripeToPostgresLedger } from './templates/stripe-to-postgres-ledger.ts';
import { twoWaySync } from './templates/two-way-sync.ts';
import { woocommerceToMongodb } from './templates/woocommerce-to-mongodb.ts';

/** How each template is tried, by the name of its file. */
export const TRIES: Readonly<Record<string, Try>> = {
	'dead-letter-operations': deadLetterOperations,
	'etsy-to-shopify-listings': etsyToShopifyListings,
	'events-to-s3-archive': eventsToS3Archive,
	'nightly-batch-delta': nightlyBatchDelta,
	'oauth-api-to-google-sheets': oauthApiToGoogleSheets,
	'outbox-signed-webhooks': outboxSignedWebhooks,
	'polling-source-to-api': pollingSourceToApi,
	'queue-to-api-kafka': queueToApiKafka,
	'queue-to-api-rabbitmq': queueToApiRabbitmq,
	'queue-to-api-sqs': queueToApiSqs,
	'saga-with-compensation': sagaWithCompensation,
	'shopify-stock-to-redis': shopifyStockToRedis,
	'shopify-to-postgres': shopifyToPostgres,
	'shopify-to-warehouse': shopifyToWarehouse,
	'stripe-to-postgres-ledger': stripeToPostgresLedger,
	'two-way-sync': twoWaySync,
	'woocommerce-to-mongodb': woocommerceToMongodb,
};
