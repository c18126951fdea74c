import type { INodeProperties } from 'n8n-workflow';

const number = (
	displayName: string,
	name: string,
	defaultValue: number,
	description: string,
	minValue = 0,
): INodeProperties => ({
	...{ displayName, name, type: 'number', default: defaultValue, description },
	typeOptions: { minValue },
});

export const properties: INodeProperties[] = [
	{
		displayName:
			'The page is at the production URL. Add /metrics (Prometheus), /health or /api (JSON) to it.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	// Version 1 of a node with this parameter reads the body of a form itself.
	{
		displayName: 'Leave the Body as It Is',
		name: 'options',
		type: 'hidden',
		default: { binaryData: true },
	},
	{
		displayName: 'Start the Workflow When an Integration',
		name: 'events',
		type: 'multiOptions',
		noDataExpression: true,
		default: ['failed', 'recovered'],
		options: [
			{ name: 'Is Degraded', value: 'degraded' },
			{ name: 'Has Failed', value: 'failed' },
			{ name: 'Has Recovered', value: 'recovered' },
		],
		description: 'Each change starts the workflow once; empty for the page alone',
	},
	{
		displayName: 'Expected Successes',
		name: 'freshness',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add expectation',
		default: {},
		description: 'How often something should succeed; the first pattern that fits counts',
		options: [
			{
				displayName: 'Expectation',
				name: 'expected',
				values: [
					{
						displayName: 'Integration',
						name: 'pattern',
						type: 'string',
						default: '',
						placeholder: 'Nightly*',
						description: 'Its name as the page shows it; * stands for any text',
					},
					number(
						'Every (Hours)',
						'everyHours',
						24,
						'Degraded after this long, failed after twice as long',
						0.01,
					),
				],
			},
		],
	},
	{
		displayName: 'Health Rules',
		name: 'rules',
		type: 'collection',
		placeholder: 'Change a rule',
		default: {},
		options: [
			{
				displayName: 'Breaker Open Means',
				name: 'breakerOpen',
				type: 'options',
				default: 'failed',
				options: [
					{ name: 'Degraded', value: 'degraded' },
					{ name: 'Failed', value: 'failed' },
					{ name: 'Healthy', value: 'healthy' },
				],
				description: 'What an open circuit breaker says about its target',
			},
			number('Dead Letters: Degraded From', 'deadDegraded', 1, 'Dead letters within the window', 1),
			number('Dead Letters: Failed From', 'deadFailed', 10, 'Dead letters within the window', 1),
			number(
				'Failed Attempts: Degraded From (%)',
				'shareDegraded',
				20,
				'Share of the attempts within the window',
				1,
			),
			number(
				'Failed Attempts: Failed From (%)',
				'shareFailed',
				50,
				'Share of the attempts within the window',
				1,
			),
			number(
				'Failed Attempts: Least Attempts',
				'minimumAttempts',
				10,
				'With fewer attempts the share says nothing',
				1,
			),
			number(
				'Oldest Waiting: Degraded From (Minutes)',
				'oldestDegraded',
				10,
				'Age of the oldest event that is not done',
				0.1,
			),
			number(
				'Oldest Waiting: Failed From (Minutes)',
				'oldestFailed',
				60,
				'Age of the oldest event that is not done',
				0.1,
			),
			number(
				'Window (Minutes)',
				'windowMinutes',
				60,
				'What dead letters and failed attempts are counted in, and what the charts show',
				1,
			),
		],
	},
	{
		displayName: 'Options',
		name: 'settings',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			number('Check Every (Seconds)', 'checkSeconds', 30, 'How often the health is looked at', 5),
			{
				displayName: 'Health Answers 503 When',
				name: 'healthFailsWith',
				type: 'options',
				default: 'ledger',
				options: [
					{ name: 'An Integration Has Failed', value: 'integration' },
					{ name: 'The Ledger Cannot Be Read', value: 'ledger' },
				],
				description:
					'A load balancer takes n8n out on 503; a failed integration is seldom its fault',
			},
			{
				displayName: 'Health Without Token',
				name: 'openHealth',
				type: 'boolean',
				default: false,
				description: 'Whether anybody may read /health: a state and three numbers, no names',
			},
			number(
				'Tell After (Minutes)',
				'holdMinutes',
				2,
				'A change is told when it has lasted this long; what flickers is not told',
			),
		],
	},
];
