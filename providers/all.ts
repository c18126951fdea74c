// Made by `npm run generate`: every folder beside this file that has a provider.ts.
import { ably } from './ably/provider';
import { anthropic } from './anthropic/provider';
import { auth0EventStream } from './auth0-event-stream/provider';
import { auth0LogStream } from './auth0-log-stream/provider';
import { awsS3 } from './aws-s3/provider';
import { awsSes } from './aws-ses/provider';
import { awsSns } from './aws-sns/provider';
import { clerk } from './clerk/provider';
import { cloudflare } from './cloudflare/provider';
import { datadog } from './datadog/provider';
import { etsy } from './etsy/provider';
import { fedex } from './fedex/provider';
import { github } from './github/provider';
import { googleCloudStorage } from './google-cloud-storage/provider';
import { huggingface } from './huggingface/provider';
import { meta } from './meta/provider';
import { mixpanel } from './mixpanel/provider';
import { okta } from './okta/provider';
import { openai } from './openai/provider';
import { pagerduty } from './pagerduty/provider';
import { paypal } from './paypal/provider';
import { postmark } from './postmark/provider';
import { pusher } from './pusher/provider';
import { segment } from './segment/provider';
import { sendgrid } from './sendgrid/provider';
import { shopify } from './shopify/provider';
import { shopifyEvents } from './shopify-events/provider';
import { slack } from './slack/provider';
import { square } from './square/provider';
import { standardWebhooks } from './standard-webhooks/provider';
import { stripe } from './stripe/provider';
import { svix } from './svix/provider';
import { twilio } from './twilio/provider';
import { ups } from './ups/provider';
import { usps } from './usps/provider';
import { woocommerce } from './woocommerce/provider';

export const all = {
	ably,
	anthropic,
	'auth0-event-stream': auth0EventStream,
	'auth0-log-stream': auth0LogStream,
	'aws-s3': awsS3,
	'aws-ses': awsSes,
	'aws-sns': awsSns,
	clerk,
	cloudflare,
	datadog,
	etsy,
	fedex,
	github,
	'google-cloud-storage': googleCloudStorage,
	huggingface,
	meta,
	mixpanel,
	okta,
	openai,
	pagerduty,
	paypal,
	postmark,
	pusher,
	segment,
	sendgrid,
	shopify,
	'shopify-events': shopifyEvents,
	slack,
	square,
	'standard-webhooks': standardWebhooks,
	stripe,
	svix,
	twilio,
	ups,
	usps,
	woocommerce,
};
