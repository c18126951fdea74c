import { RATE_DIALECTS } from '../../../core/ratelimit/readRateHeaders';
import { choice, group, number, rows, text, toggle, type Choice } from './fields';

const burst = number({
	displayName: 'Burst',
	name: 'burst',
	default: 1,
	whole: true,
	description: 'How many calls may go out at once after a pause; 1 spaces them evenly',
});
const perSeconds = number({
	displayName: 'Per Seconds',
	name: 'perSeconds',
	default: 1,
	description: 'The length of the window',
});
const requests = number({
	displayName: 'Requests',
	name: 'requests',
	default: 10,
	whole: true,
	description:
		'The most calls in any window, over all executions on this store. Without it there is no limit.',
});

export const rateLimit = group({ displayName: 'Rate Limit', name: 'rateLimit' }, [
	burst,
	choice({ displayName: 'Count Together', name: 'keyBy', default: 'host' }, [
		['credential', 'Calls With the Same Credential'],
		['host', 'Calls to the Same Host'],
	]),
	rows(
		{
			displayName: 'Endpoints',
			name: 'endpoints',
			row: 'endpoint',
			description: 'What differs for some endpoints; the first row that matches counts',
		},
		[
			text({
				displayName: 'Method',
				name: 'method',
				placeholder: 'POST',
				description: 'Empty for every method',
			}),
			text({
				displayName: 'Path',
				name: 'path',
				placeholder: '/orders/*',
				description: '* is one segment, ** is any number of them',
			}),
			{ ...perSeconds, description: 'The window of the limit beside it' },
			{
				...number({
					displayName: 'Requests',
					name: 'requests',
					default: 0,
					zero: true,
					whole: true,
				}),
				description: 'A limit of these endpoints, on top of the others; 0 for none',
			},
			number({
				displayName: 'Weight',
				name: 'weight',
				default: 1,
				whole: true,
				description: 'How many calls one of these counts for',
			}),
		],
	),
	number({
		displayName: 'Guard (Milliseconds)',
		name: 'guardMs',
		default: 100,
		zero: true,
		description:
			'How much closer together two calls may arrive than they left; each window is widened by it. By default a tenth of the window, at most 100.',
	}),
	number({
		displayName: 'Longest Wait (Seconds)',
		name: 'maxWaitSeconds',
		default: 300,
		description:
			'A call that would have to wait longer fails instead. It holds for the probes of the circuit breaker too.',
	}),
	rows(
		{
			displayName: 'More Windows',
			name: 'windows',
			row: 'window',
			description: 'Limits that hold besides the first, such as a quota for a day',
		},
		[{ ...burst, default: 0, typeOptions: { minValue: 0 } }, perSeconds, requests].map((field) =>
			field.name === 'burst'
				? { ...field, description: 'How many may go out at once; 0 chooses by the window' }
				: field,
		),
	),
	perSeconds,
	requests,
]);

export const adaptive = group({ displayName: 'Adaptive Rate', name: 'adaptive' }, [
	choice(
		{
			displayName: 'Dialect',
			name: 'dialect',
			description: 'How the API’s headers tell its limits',
		},
		RATE_DIALECTS.map((name): Choice => [name, name === 'auto' ? 'Automatic' : name]),
	),
	toggle({
		displayName: 'Enabled',
		name: 'enabled',
		default: true,
		description:
			'Whether to slow down before the API refuses, by what its answers say of its limits, and to learn its pace from refusals',
	}),
]);

export const sharedCap = group({ displayName: 'In Flight', name: 'sharedCap' }, [
	number({
		displayName: 'Lease (Seconds)',
		name: 'leaseSeconds',
		default: 600,
		description: 'After this long a call is taken for lost in a crash, and its place is free again',
	}),
	number({
		displayName: 'Longest Wait (Seconds)',
		name: 'maxWaitSeconds',
		default: 300,
		description: 'A call that waits longer for its turn fails instead',
	}),
	number({
		displayName: 'Shared Cap',
		name: 'cap',
		default: 10,
		whole: true,
		max: 1000,
		description:
			'The most calls under way at once, over all executions and workers. Without it each run has its own cap: Options → Calls at a Time.',
	}),
]);
