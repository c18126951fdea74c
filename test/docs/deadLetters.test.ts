import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { DeadLetter } from '../../nodes/DeadLetter/DeadLetter.node';
import { DeadLetterTrigger } from '../../nodes/DeadLetterTrigger/DeadLetterTrigger.node';
import { letterBox } from '../engine/deadLetterNode';
import { fakeTrigger } from '../support/trigger';

process.env.STEADFAST_STORE = 'memory';

const text = readFileSync(join(__dirname, '..', '..', 'docs', 'dead-letters.md'), 'utf8');
const shown = [...text.matchAll(/^```json\n(.*?)^```/gms)].map(
	([, json]) => JSON.parse(json!) as IDataObject,
);

/** Every name that a person reads in a node's form. */
function namesIn(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => {
		const names = (property.options ?? []).flatMap((option) =>
			'type' in option ? namesIn([option]) : [option.name],
		);
		return property.type === 'notice' ? names : [property.displayName, ...names];
	});
}

const nodes = [new DeadLetter().description, new DeadLetterTrigger().description];
const inForms = new Set(nodes.flatMap(({ properties }) => namesIn(properties)));
const inBold = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => String(name));

/** Words that are set in bold and name no field. */
const OTHERS = [
	...nodes.map(({ displayName }) => displayName),
	...['event', 'item', 'Replay a day', 'Alert on failures'],
	...['Close what was booked by hand', 'Clean up'],
];

describe('docs/dead-letters.md', () => {
	it('names only what is in the forms', () => {
		expect(inBold.filter((name) => !inForms.has(name) && !OTHERS.includes(name))).toEqual([]);
	});

	it('names all that is in the forms', () => {
		const self = ['Operation', 'Resource'];
		const missing = [...inForms].filter((name) => !text.includes(name) && !self.includes(name));
		expect(missing).toEqual([]);
	});

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
