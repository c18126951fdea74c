import type { ProviderApi } from '../ProviderApi';

export const githubApi = {
	baseUrl: '{server}',
	auth: { type: 'header', name: 'authorization', value: 'Bearer {token}' },
	fields: [
		{
			name: 'server',
			label: 'API Address',
			help: 'For GitHub Enterprise Server: https://your-host/api/v3.',
			default: 'https://api.github.com',
		},
		{
			name: 'token',
			label: 'Access Token',
			help: 'A fine-grained token with the permission Webhooks: Read and write (of the repository, or of the organization), or a classic one with admin:repo_hook or admin:org_hook.',
			secret: true,
			placeholder: 'github_pat_…',
		},
		{
			name: 'owner',
			label: 'Repository or Organization',
			help: 'Whose webhook it is: owner/repository, or the name of an organization.',
			placeholder: 'octocat/hello-world',
		},
	],
	test: '/rate_limit',
} as const satisfies ProviderApi;
