// Made by `npm run generate`: every folder beside this file that has a preset.ts.
import { ablyPreset } from './ably/preset';
import { anthropicPreset } from './anthropic/preset';
import { auth0Preset } from './auth0/preset';
import { awsS3Preset } from './aws-s3/preset';
import { awsSesPreset } from './aws-ses/preset';
import { clerkPreset } from './clerk/preset';
import { cloudflarePreset } from './cloudflare/preset';
import { cloudflareR2Preset } from './cloudflare-r2/preset';
import { datadogPreset } from './datadog/preset';
import { etsyPreset } from './etsy/preset';
import { fedexPreset } from './fedex/preset';
import { githubPreset } from './github/preset';
import { googleAnalyticsPreset } from './google-analytics/preset';
import { googleAnalyticsDataPreset } from './google-analytics-data/preset';
import { googleCloudStoragePreset } from './google-cloud-storage/preset';
import { huggingfacePreset } from './huggingface/preset';
import { metaPreset } from './meta/preset';
import { mixpanelPreset } from './mixpanel/preset';
import { mixpanelQueryPreset } from './mixpanel-query/preset';
import { oktaPreset } from './okta/preset';
import { openaiPreset } from './openai/preset';
import { pagerdutyPreset } from './pagerduty/preset';
import { pagerdutyEventsPreset } from './pagerduty-events/preset';
import { paypalPreset } from './paypal/preset';
import { postmarkPreset } from './postmark/preset';
import { pusherPreset } from './pusher/preset';
import { segmentPreset } from './segment/preset';
import { segmentPublicPreset } from './segment-public/preset';
import { sendgridPreset } from './sendgrid/preset';
import { shopifyPreset } from './shopify/preset';
import { slackPreset } from './slack/preset';
import { squarePreset } from './square/preset';
import { stripePreset } from './stripe/preset';
import { twilioPreset } from './twilio/preset';
import { upsPreset } from './ups/preset';
import { uspsPreset } from './usps/preset';
import { woocommercePreset } from './woocommerce/preset';

export const allPresets = {
	ably: ablyPreset,
	anthropic: anthropicPreset,
	auth0: auth0Preset,
	'aws-s3': awsS3Preset,
	'aws-ses': awsSesPreset,
	clerk: clerkPreset,
	cloudflare: cloudflarePreset,
	'cloudflare-r2': cloudflareR2Preset,
	datadog: datadogPreset,
	etsy: etsyPreset,
	fedex: fedexPreset,
	github: githubPreset,
	'google-analytics': googleAnalyticsPreset,
	'google-analytics-data': googleAnalyticsDataPreset,
	'google-cloud-storage': googleCloudStoragePreset,
	huggingface: huggingfacePreset,
	meta: metaPreset,
	mixpanel: mixpanelPreset,
	'mixpanel-query': mixpanelQueryPreset,
	okta: oktaPreset,
	openai: openaiPreset,
	pagerduty: pagerdutyPreset,
	'pagerduty-events': pagerdutyEventsPreset,
	paypal: paypalPreset,
	postmark: postmarkPreset,
	pusher: pusherPreset,
	segment: segmentPreset,
	'segment-public': segmentPublicPreset,
	sendgrid: sendgridPreset,
	shopify: shopifyPreset,
	slack: slackPreset,
	square: squarePreset,
	stripe: stripePreset,
	twilio: twilioPreset,
	ups: upsPreset,
	usps: uspsPreset,
	woocommerce: woocommercePreset,
};
