import type { Provider } from './Provider';
import { shopify } from './shopify/provider';
import { shopifyEvents } from './shopify-events/provider';
import { stripe } from './stripe/provider';
import { paypal } from './paypal/provider';
import { square } from './square/provider';
import { etsy } from './etsy/provider';
import { github } from './github/provider';
import { slack } from './slack/provider';
import { ups } from './ups/provider';
import { fedex } from './fedex/provider';
import { usps } from './usps/provider';
import { sendgrid } from './sendgrid/provider';
import { postmark } from './postmark/provider';
import { awsSns } from './aws-sns/provider';
import { awsSes } from './aws-ses/provider';
import { awsS3 } from './aws-s3/provider';
import { googleCloudStorage } from './google-cloud-storage/provider';
import { cloudflare } from './cloudflare/provider';
import { auth0LogStream } from './auth0-log-stream/provider';
import { auth0EventStream } from './auth0-event-stream/provider';
import { clerk } from './clerk/provider';
import { okta } from './okta/provider';
import { segment } from './segment/provider';
import { mixpanel } from './mixpanel/provider';
import { datadog } from './datadog/provider';
import { openai } from './openai/provider';
import { anthropic } from './anthropic/provider';
import { huggingface } from './huggingface/provider';
import { twilio } from './twilio/provider';
import { pusher } from './pusher/provider';
import { ably } from './ably/provider';
import { meta } from './meta/provider';
import { pagerduty } from './pagerduty/provider';
import { woocommerce } from './woocommerce/provider';
import { standardWebhooks } from './standard-webhooks/provider';
import { svix } from './svix/provider';

/** Every provider, by its name. */
export const providers = byName({
	shopify,
	'shopify-events': shopifyEvents,
	stripe,
	paypal,
	square,
	etsy,
	github,
	slack,
	ups,
	fedex,
	usps,
	sendgrid,
	postmark,
	'aws-sns': awsSns,
	'aws-ses': awsSes,
	'aws-s3': awsS3,
	'google-cloud-storage': googleCloudStorage,
	cloudflare,
	'auth0-log-stream': auth0LogStream,
	'auth0-event-stream': auth0EventStream,
	clerk,
	okta,
	segment,
	mixpanel,
	datadog,
	openai,
	anthropic,
	huggingface,
	twilio,
	pusher,
	ably,
	meta,
	pagerduty,
	woocommerce,
	'standard-webhooks': standardWebhooks,
	svix,
});

export type ProviderName = keyof typeof providers;

/** Undefined for a name that is not in the registry, `constructor` and the like included. */
export function findProvider(name: string): Provider | undefined {
	return Object.hasOwn(providers, name) ? providers[name as ProviderName] : undefined;
}

/** The compiler checks that each key is the provider's own name. */
function byName<Registry extends { [Name in keyof Registry]: Provider & { name: Name } }>(
	registry: Registry,
): Readonly<Record<keyof Registry, Provider>> {
	return registry;
}
