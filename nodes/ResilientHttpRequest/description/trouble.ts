import { choice, group, json, number, text, toggle } from './fields';

export const retry = group({ displayName: 'Retry', name: 'retry' }, [
	number({
		displayName: 'Attempts',
		name: 'attempts',
		default: 5,
		whole: true,
		max: 100,
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
		zero: true,
		description: 'A random amount up to this is added to each wait',
	}),
	choice({ displayName: 'Kind', name: 'kind', default: 'exponential' }, [
		['exponential', 'Exponential With Jitter'],
		['full-jitter', 'Full Jitter', 'Anything from 0 to the exponential wait: spreads a crowd best'],
	]),
	number({
		displayName: 'Longest Wait (Seconds)',
		name: 'maxWaitSeconds',
		default: 30,
		description:
			'No single wait is longer. If the API’s Retry-After asks for more, the item fails as retryable.',
	}),
	text({
		displayName: 'Retry Header',
		name: 'header',
		placeholder: 'stripe-should-retry',
		description: 'A header of the answer that says true or false and is believed before any rule',
	}),
	text({
		displayName: 'Statuses That Are Final',
		name: 'finalStatuses',
		placeholder: '500, 502',
		description: 'HTTP statuses that this API means for good, with commas between them',
	}),
	text({
		displayName: 'Statuses to Retry',
		name: 'retryStatuses',
		placeholder: '409, 423',
		description: 'Besides the usual ones, with commas between them',
	}),
	choice({ displayName: 'When No Answer Came', name: 'unanswered', default: 'idempotent' }, [
		[
			'always',
			'Send Again',
			'Also a POST without an idempotency key, which the API may then carry out twice',
		],
		['idempotent', 'Send Again Where It Does No Harm'],
	]),
]);

export const breaker = group({ displayName: 'Circuit Breaker', name: 'breaker' }, [
	toggle({
		displayName: 'Enabled',
		name: 'enabled',
		default: true,
		description: 'Whether calls fail at once while the API is down, instead of each trying again',
	}),
	number({
		displayName: 'Failed Share (Percent)',
		name: 'failedPercent',
		default: 50,
		max: 100,
		description:
			'A share of failed calls in the window above which it opens. Without it: not used.',
	}),
	number({
		displayName: 'Failures',
		name: 'failures',
		default: 5,
		whole: true,
		description: 'This many failures in a row open the breaker',
	}),
	number({
		displayName: 'Growth',
		name: 'growth',
		default: 1,
		max: 100,
		description: 'Each time the probes fail it stays open this many times longer',
	}),
	number({
		displayName: 'Longest Open For (Seconds)',
		name: 'maxOpenSeconds',
		default: 100,
		description: 'However much it grows. By default ten times Open For.',
	}),
	number({
		displayName: 'Minimum Calls',
		name: 'minimumCalls',
		default: 10,
		whole: true,
		description: 'Fewer calls in the window say nothing about a share',
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
		whole: true,
		max: 100,
		description:
			'How many calls may probe at a time, over all workers; all must succeed. The others wait for them, as long as Rate Limit → Longest Wait says.',
	}),
	number({
		displayName: 'Slow Above (Seconds)',
		name: 'slowerThanSeconds',
		default: 5,
		description: 'A call that takes longer is slow. Without it slow calls are not counted.',
	}),
	number({
		displayName: 'Slow Share (Percent)',
		name: 'slowPercent',
		default: 50,
		max: 100,
		description: 'A share of slow calls in the window above which it opens',
	}),
	number({
		displayName: 'Window (Seconds)',
		name: 'windowSeconds',
		default: 60,
		description: 'In which the shares are counted',
	}),
]);

export const fallback = group({ displayName: 'Fallback', name: 'fallback' }, [
	json({
		displayName: 'Answer',
		name: 'answer',
		description: 'JSON that goes on in place of the API’s answer',
	}),
	choice({ displayName: 'Use It', name: 'when', default: 'never' }, [
		['failed', 'When All Attempts Failed', 'But not where the API refused for good'],
		['never', 'Never'],
		['breaker_open', 'While the Circuit Breaker Is Open'],
	]),
]);
