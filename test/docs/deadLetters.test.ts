import type { IDataObject } from 'n8n-workflow';
import { DeadLetterTrigger } from '../../nodes/DeadLetterTrigger/DeadLetterTrigger.node';
import { letterBox } from '../engine/deadLetterNode';
import { readPage, shownJson } from '../support/pages';
import { fakeTrigger } from '../support/trigger';

process.env.STEADFAST_STORE = 'memory';

const shown = shownJson(readPage('docs/dead-letters.md')) as IDataObject[];

describe('docs/dead-letters.md', () => {
	const recipes = shown.filter(({ operation }) => operation !== undefined);
	it.each(recipes)('shows parameters that work: $operation', async (parameters) => {
		const box = letterBox();
		await box.add({ id: 1 });
		expect((await box.run(parameters)).status).toBe('success');
	});

	it('shows settings of the trigger that work', async () => {
		const parameters = shown.find(({ event }) => event === 'added')!;
		const { context } = fakeTrigger({ workflows: 'this', ...parameters });
		const { closeFunction } = await DeadLetterTrigger.prototype.trigger.call(context);
		expect(closeFunction).toBeDefined();
		await closeFunction?.();
	});

	it('shows a dead letter with all its fields', async () => {
		const box = letterBox();
		await box.add({ id: 1 });
		const [letter] = await box.list();
		const example = shown.find(({ payload }) => payload !== undefined)!;
		expect(Object.keys(example)).toEqual(Object.keys(letter!));
	});
});
