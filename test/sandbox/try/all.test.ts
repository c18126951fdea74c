import { readdirSync } from 'node:fs';
import { TRIES } from '../../../sandbox/try/all.ts';
import { fillIn, purpose, readTemplate, templateNames } from '../../../sandbox/try/lib/template.ts';

const SERVICES = {
	'Your Postgres': {},
	'Your RabbitMQ': {},
	'Your Redis': {},
	'Your Kafka': {},
	'Your MongoDB': {},
};
const tries = Object.entries(TRIES);

it('lists each template of the folder, and each has a try', async () => {
	const files = readdirSync('workflows').filter((file) => file.endsWith('.json'));
	const names = await templateNames();
	expect(names.map((name) => `${name}.json`)).toEqual(files.sort());
	expect(Object.keys(TRIES).sort()).toEqual(names);
});

describe.each(tries)('%s', (name, entry) => {
	it('says in a line what it is for', async () => {
		expect(purpose(await readTemplate(name))).toMatch(/^[A-Z][^*\n]{20,200}\.$/);
	});

	it('gets its credentials and its own parameters, and nothing else is filled in', async () => {
		const { workflow, credentials } = fillIn(name, await readTemplate(name), entry, SERVICES);
		expect(JSON.stringify(workflow)).not.toContain('CHOOSE_YOURS');
		const used = credentials.map((credential) => credential.name);
		for (const own of Object.keys(entry.credentials)) expect(used).toContain(`${own} (${name})`);
		const ids = credentials.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('expects something of the figures that it reads, and of no others', () => {
		const read = [...Object.keys(entry.figures), 'dead letters', 'waiting'];
		const expected = entry.steps.flatMap(({ then = {} }) => Object.keys(then));
		expect(expected.filter((figure) => !read.includes(figure))).toEqual([]);
		const constant = Object.keys(entry.figures).filter((figure) => !expected.includes(figure));
		// These say that nothing of the kind happens.
		expect(
			constant.filter((figure) => !['sent again', 'left in the queue'].includes(figure)),
		).toEqual([]);
	});

	it('is published beside a template that exists', () => {
		if (entry.beside !== undefined) expect(Object.keys(TRIES)).toContain(entry.beside);
	});
});
