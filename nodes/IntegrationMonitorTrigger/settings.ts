import type { ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Health, HealthRules } from '../../core/observe/health';

/** The optional parameters, as the editor stores them: absent until a person adds one. */
interface RuleParameters {
	windowMinutes?: number;
	oldestDegraded?: number;
	oldestFailed?: number;
	deadDegraded?: number;
	deadFailed?: number;
	shareDegraded?: number;
	shareFailed?: number;
	minimumAttempts?: number;
	breakerOpen?: Health;
}

interface FreshnessParameters {
	expected?: ReadonlyArray<{ pattern?: string; everyHours?: number }>;
}

interface Settings {
	checkSeconds?: number;
	holdMinutes?: number;
	healthFailsWith?: 'ledger' | 'integration';
	openHealth?: boolean;
}

/** Below the node's webhook id. */
export const MONITOR_PATH = 'monitor';

type Context = ITriggerFunctions | IWebhookFunctions;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export function settingsOf(context: Context): Settings {
	return context.getNodeParameter('settings', {}) as Settings;
}

export function rulesOf(context: Context): HealthRules {
	const rules = context.getNodeParameter('rules', {}) as RuleParameters;
	const { expected = [] } = context.getNodeParameter('freshness', {}) as FreshnessParameters;
	return {
		windowMs: (rules.windowMinutes ?? 60) * MINUTE_MS,
		oldestOpenMs: {
			degraded: (rules.oldestDegraded ?? 10) * MINUTE_MS,
			failed: (rules.oldestFailed ?? 60) * MINUTE_MS,
		},
		deadLetters: { degraded: rules.deadDegraded ?? 1, failed: rules.deadFailed ?? 10 },
		failedShare: {
			degraded: (rules.shareDegraded ?? 20) / 100,
			failed: (rules.shareFailed ?? 50) / 100,
		},
		minimumAttempts: rules.minimumAttempts ?? 10,
		freshness: expected.flatMap(({ pattern = '', everyHours = 0 }) =>
			pattern.trim() !== '' && everyHours > 0
				? [{ pattern: pattern.trim(), everyMs: everyHours * HOUR_MS }]
				: [],
		),
		breakerOpen: rules.breakerOpen ?? 'failed',
	};
}
