import type { INodePropertyOptions } from 'n8n-workflow';
import {
	describedProvider,
	type DescribedWebhook,
} from '../../nodes/triggers/WebhookVerifiedTrigger/describedProvider';
import { WebhookVerifiedTrigger } from '../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';
import { fieldsIn } from '../support/formNames';
import { column, readPage, shownJson } from '../support/pages';

const page = readPage('docs/webhook-verified-trigger.md');
const { properties } = new WebhookVerifiedTrigger().description;

describe('docs/webhook-verified-trigger.md', () => {
	it('leads to every kind of signature', () => {
		const scheme = properties.find(({ name }) => name === 'scheme')!;
		const kinds = (scheme.options as INodePropertyOptions[]).map(({ name }) => name);
		expect(column(page, 'choose')).toEqual(expect.arrayContaining(kinds));
	});

	it('shows a description that can be meant', () => {
		const [described] = shownJson(page) as [DescribedWebhook];
		expect(fieldsIn(properties).map(({ name }) => name)).toEqual(
			expect.arrayContaining(Object.keys(described)),
		);
		expect(describedProvider(described).webhook.signature).toMatchObject({ scheme: 'hmac' });
	});
});
