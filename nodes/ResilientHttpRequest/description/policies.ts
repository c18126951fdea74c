import type { INodeProperties } from 'n8n-workflow';
import { group, number } from './fields';

/** How it is called: limit, retry, breaker. */
export const policies: INodeProperties[] = [
	group('Rate Limit', 'rateLimit', [
		number({
			displayName: 'Burst',
			name: 'burst',
			default: 1,
			minValue: 1,
			whole: true,
			description: 'How many calls may go out at once after a pause; 1 spaces them evenly',
		}),
		number({
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			default: 300,
			description: 'A call that would have to wait longer fails instead',
		}),
		number({
			displayName: 'Per Seconds',
			name: 'perSeconds',
			default: 1,
			description: 'The length of the window',
		}),
		number({
			displayName: 'Requests',
			name: 'requests',
			default: 10,
			minValue: 1,
			whole: true,
			description:
				'The most calls in any window, over all executions on this store. Without it there is no limit.',
		}),
	]),
	group('Retry', 'retry', [
		number({
			displayName: 'Attempts',
			name: 'attempts',
			default: 5,
			minValue: 1,
			whole: true,
			description:
				'Per item, the first included. Repeated are 408, 425, 429, 5xx and network errors; other answers are final.',
		}),
		number({
			displayName: 'Deadline (Seconds)',
			name: 'deadlineSeconds',
			default: 120,
			description: 'For all attempts and waits of one item together',
		}),
		number({
			displayName: 'First Wait (Milliseconds)',
			name: 'baseMs',
			default: 100,
			description: 'The wait after attempt n is this times 2 to the power of n, plus the jitter',
		}),
		number({
			displayName: 'Jitter (Milliseconds)',
			name: 'jitterMs',
			default: 50,
			description: 'A random amount up to this is added to each wait',
		}),
		number({
			displayName: 'Longest Wait (Seconds)',
			name: 'maxWaitSeconds',
			default: 30,
			description:
				'No single wait is longer. If the API’s Retry-After asks for more, the item fails as retryable.',
		}),
	]),
	group('Circuit Breaker', 'breaker', [
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			default: true,
			description: 'Whether calls fail at once while the API is down, instead of each trying again',
		},
		number({
			displayName: 'Failures',
			name: 'failures',
			default: 5,
			minValue: 1,
			whole: true,
			description: 'This many failures in a row open the breaker',
		}),
		number({
			displayName: 'Open For (Seconds)',
			name: 'openSeconds',
			default: 10,
			description: 'Then a few calls probe whether the API is back',
		}),
		number({
			displayName: 'Probes',
			name: 'probes',
			default: 1,
			minValue: 1,
			whole: true,
			description: 'How many calls may probe at a time',
		}),
	]),
	group('Options', 'options', [
		number({
			displayName: 'Calls at a Time',
			name: 'inFlight',
			default: 5,
			minValue: 1,
			whole: true,
			description: 'How many items of this run are on their way at once',
		}),
		{
			displayName: 'Full Response',
			name: 'fullResponse',
			type: 'boolean',
			default: false,
			description:
				'Whether to put out status, headers, attempts and waits beside the body of the answer',
		},
		{
			displayName: 'Shared Key',
			name: 'sharedKey',
			type: 'string',
			default: '',
			description:
				'Calls with the same key share rate limit and circuit breaker, in all workflows. By default the key is the URL’s host.',
		},
		number({
			displayName: 'Timeout (Seconds)',
			name: 'timeoutSeconds',
			default: 30,
			description: 'For one attempt',
		}),
	]),
];
