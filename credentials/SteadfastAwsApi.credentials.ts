import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastAwsApi implements ICredentialType {
	name = 'steadfastAwsApi';

	displayName = 'AWS Signature (Steadfast)';

	icon = { light: 'file:icons/aws.svg', dark: 'file:icons/aws.dark.svg' } as const;

	documentationUrl = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'For temporary keys',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			required: true,
			default: 'us-east-1',
			description: 'Use auto for Cloudflare R2',
		},
		{
			displayName: 'Service',
			name: 'service',
			type: 'string',
			required: true,
			default: 's3',
			description: 'As AWS names it in signatures: s3 (also for R2), ses, sqs, execute-api',
		},
	];
}
