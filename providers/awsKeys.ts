import type { CredentialField } from './CredentialField';

/** The keys of an IAM user, for `aws-sigv4`. */
export function awsKeys(allowed: string): readonly CredentialField[] {
	return [
		{
			name: 'accessKeyId',
			label: 'Access Key ID',
			help: `Of an IAM user who may do what you call (${allowed}).`,
			placeholder: 'AKIA…',
		},
		{
			name: 'secretAccessKey',
			label: 'Secret Access Key',
			help: 'Shown once, together with the access key id.',
			secret: true,
		},
		{ name: 'region', label: 'Region', help: 'Where it is.', default: 'us-east-1' },
	];
}
