import { isPaused, pausedAs, workflowScope } from '../../../core/delivery/pauses';

const ORDERS = 'w1/Shopify';

describe('isPaused', () => {
	it.each([
		['nothing', { all: false, scopes: [] }, false],
		['everything', { all: true, scopes: [] }, true],
		['the trigger', { all: false, scopes: ['w2/', ORDERS] }, true],
		['its workflow', { all: false, scopes: ['w2/', workflowScope('w1')] }, true],
		['another trigger of the workflow', { all: false, scopes: ['w1/Stripe'] }, false],
		['a workflow whose ID begins alike', { all: false, scopes: [workflowScope('w')] }, false],
	])('knows when %s is paused', (_what, pauses, expected) => {
		expect(isPaused(pauses, ORDERS)).toBe(expected);
	});
});

it('names the pauses that a trigger is under', () => {
	expect(pausedAs(ORDERS)).toEqual([ORDERS, workflowScope('w1')]);
	expect(workflowScope('w1')).toBe('w1/');
});
