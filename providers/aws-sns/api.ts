import type { ProviderApi } from '../ProviderApi';

/** Of SNS, whoever publishes in the topic. */
export const snsApi = {
	baseUrl: 'https://sns.{region}.amazonaws.com',
	auth: {
		type: 'aws-sigv4',
		accessKeyId: '{accessKeyId}',
		secretAccessKey: '{secretAccessKey}',
		region: '{region}',
		service: 'sns',
	},
	fields: [
		{
			name: 'region',
			label: 'Region',
			help: 'Where it is: of a topic, the fourth part of its ARN.',
			placeholder: 'eu-central-1',
		},
		{
			name: 'accessKeyId',
			label: 'Access Key ID',
			help: 'Of an IAM user who may do sns:ListSubscriptionsByTopic and sns:Subscribe on the topic, and sns:Unsubscribe; for calls to the API besides, what you call.',
			placeholder: 'AKIA…',
		},
		{
			name: 'secretAccessKey',
			label: 'Secret Access Key',
			help: 'Of the same access key.',
			secret: true,
		},
	],
} as const satisfies ProviderApi;
