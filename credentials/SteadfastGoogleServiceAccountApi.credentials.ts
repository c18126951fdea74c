import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SteadfastGoogleServiceAccountApi implements ICredentialType {
	name = 'steadfastGoogleServiceAccountApi';

	displayName = 'Google Service Account (Steadfast)';

	icon = {
		light: 'file:icons/googleServiceAccount.svg',
		dark: 'file:icons/googleServiceAccount.dark.svg',
	} as const;

	documentationUrl = 'https://developers.google.com/identity/protocols/oauth2/service-account';

	properties: INodeProperties[] = [
		{
			displayName: 'Key File',
			name: 'keyFile',
			type: 'string',
			typeOptions: { password: true, rows: 6 },
			required: true,
			default: '',
			description: 'The JSON file of the service account’s key, pasted as it is',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'https://www.googleapis.com/auth/spreadsheets',
			description: 'Several with a space between them',
		},
	];
}
