import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastClientCertificateApi implements ICredentialType {
	name = 'steadfastClientCertificateApi';

	displayName = 'Client Certificate (Steadfast)';

	icon = {
		light: 'file:icons/clientCertificate.svg',
		dark: 'file:icons/clientCertificate.dark.svg',
	} as const;

	documentationUrl = 'https://datatracker.ietf.org/doc/html/rfc8446#section-4.4.2';

	properties: INodeProperties[] = [
		{
			displayName: 'Certificate',
			name: 'publicCertificate',
			type: 'string',
			typeOptions: { rows: 6 },
			required: true,
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description: 'In PEM form, with those between it and its authority after it',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: '-----BEGIN PRIVATE KEY-----',
			description: 'In PEM form',
		},
		{
			displayName: 'Passphrase',
			name: 'passphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Where the private key is encrypted',
		},
		{
			displayName: 'Certificate Authority',
			name: 'ca',
			type: 'string',
			typeOptions: { rows: 6 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				'Trusted for the server, in place of the authorities that Node knows (PEM). The one under Connection goes before.',
		},
	];
}
