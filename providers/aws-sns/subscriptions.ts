import { field } from '../../core/auth/fill';
import type { ApiRequest } from '../../core/api/types';
import type { Subscription } from '../../core/subscription/types';
import type { Subscriptions } from '../Subscriptions';

/** What SNS lists in place of the ARN until the address has answered. */
const PENDING = 'PendingConfirmation';

/**
 * The topic is what a person gives as the secret. SNS then asks the address whether it agrees, which
 * the trigger does; it forgets within days what was never confirmed.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export const snsSubscriptions: Subscriptions = (credential) => {
	const TopicArn = field(credential, 'signingSecret');
	return {
		needs: 'sns:ListSubscriptionsByTopic, sns:Subscribe and sns:Unsubscribe',
		// A subscription gets all that is published; the trigger ignores what it was not asked for.
		names: () => ['*'],
		secret: { from: 'elsewhere' },
		list: {
			first: action('ListSubscriptionsByTopic', { TopicArn }),
			read({ json: xml }) {
				if (!tag(xml, 'Subscriptions') && !/<Subscriptions\s*\/>/.test(String(xml))) {
					throw new Error('SNS answered with something else than its subscriptions');
				}
				const NextToken = tag(xml, 'NextToken');
				return {
					rows: tags(xml, 'member').map(read),
					...(NextToken && { next: action('ListSubscriptionsByTopic', { TopicArn, NextToken }) }),
				};
			},
		},
		create: ({ url }) => subscribe(url),
		created: ({ json: xml }, { url, events }) => ({
			id: tag(xml, 'SubscriptionArn') ?? PENDING,
			url,
			events,
			enabled: true,
		}),
		// The same again: SNS sends another confirmation.
		update: (_, { url }) => [subscribe(url)],
		remove: ({ id }) => (id === PENDING ? [] : [action('Unsubscribe', { SubscriptionArn: id })]),
	};

	function subscribe(Endpoint: string): ApiRequest {
		return action('Subscribe', {
			TopicArn,
			Protocol: 'https',
			Endpoint,
			ReturnSubscriptionArn: 'true',
		});
	}
};

function action(Action: string, parameters: Readonly<Record<string, string>>): ApiRequest {
	const form = Object.entries({ Action, Version: '2010-03-31', ...parameters });
	return { method: 'POST', path: '/', form };
}

function read(member: string): Subscription {
	const id = tag(member, 'SubscriptionArn') ?? PENDING;
	return { id, url: tag(member, 'Endpoint') ?? '', events: ['*'], enabled: id !== PENDING };
}

/** SNS answers in XML without attributes, and no tag of these is nested in one of its name. */
function tags(xml: unknown, name: string): string[] {
	const found = String(xml).matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'));
	return [...found].map(([, inner = '']) => inner);
}

function tag(xml: unknown, name: string): string | undefined {
	const inner = tags(xml, name)[0]?.trim();
	return inner
		?.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&');
}
