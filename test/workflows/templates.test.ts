import { readdirSync, readFileSync } from 'node:fs';
import type { INode, INodeTypeDescription, IWorkflowBase } from 'n8n-workflow';
import { faults } from './faults';
import { allowed, find, installedNodes, packNodes } from './nodeTypes';

const STICKY = 'n8n-nodes-base.stickyNote';
/** Of a node on the canvas, with its name below, and with what it does in a second line. */
const NODE_SIZE = { width: 100, height: 140 };

const installed = installedNodes();
const files = readdirSync('workflows').filter((file) => file.endsWith('.json'));
const templates = files.map((file) => [file, readTemplate(file)] as const);

function readTemplate(file: string): IWorkflowBase {
	return JSON.parse(readFileSync(`workflows/${file}`, 'utf8')) as IWorkflowBase;
}

const descriptionOf = ({ type, typeVersion }: INode): INodeTypeDescription | undefined =>
	packNodes.get(type) ?? (installed && find(installed, type, typeVersion));

const targets = ({ connections }: IWorkflowBase) =>
	Object.values(connections).flatMap(({ main = [] }) => main.flatMap((links) => links ?? []));

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf({ name, position: [left, top], parameters }: INode, isNote: boolean): Box {
	const size = isNote ? (parameters as unknown as typeof NODE_SIZE) : NODE_SIZE;
	return { name, left, top, right: left + size.width, bottom: top + size.height };
}

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Neither beside a note nor on it. */
const isAcross = (node: Box, note: Box) =>
	overlap(node, note) &&
	!(
		node.left >= note.left &&
		node.right <= note.right &&
		node.top >= note.top &&
		node.bottom <= note.bottom
	);

const overlaps = (boxes: Box[]) =>
	boxes.flatMap((a, index) =>
		boxes
			.slice(index + 1)
			.filter((b) => overlap(a, b))
			.map((b) => `${a.name} / ${b.name}`),
	);

describe.each(templates)('%s', (file, template) => {
	const { nodes, connections } = template;
	const notes = nodes.filter(({ type }) => type === STICKY);
	const others = nodes.filter(({ type }) => type !== STICKY);

	it('uses the nodes of the pack and of n8n 2.41 alone', () => {
		const unknown = nodes.filter(({ type, typeVersion }) => {
			const versions = packNodes.get(type)?.version ?? allowed[type];
			return ![versions].flat().includes(typeVersion);
		});
		expect(unknown.map(({ name, type, typeVersion }) => [name, type, typeVersion])).toEqual([]);
	});

	it('sets parameters that exist, to values that they take', () => {
		const found = others.flatMap((node) => {
			const description = descriptionOf(node);
			return description ? faults(node, description).map((fault) => [node.name, fault]) : [];
		});
		expect(found).toEqual([]);
	});

	it('has credentials to choose, and none of anybody’s', () => {
		const ids = nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(ids.filter(({ id }) => id !== 'CHOOSE_YOURS')).toEqual([]);
		const misplaced = nodes.filter((node) =>
			Object.keys(node.credentials ?? {}).some(
				(type) => descriptionOf(node)?.credentials?.every(({ name }) => name !== type) ?? false,
			),
		);
		expect(misplaced.map(({ name }) => name)).toEqual([]);
	});

	it('says in notes what it does and what to fill in', () => {
		expect(notes.map(({ parameters }) => parameters.content)).toContainEqual(
			expect.stringMatching(/\*\*Set up\*\*/),
		);
	});

	it('connects nodes that exist, once named and once numbered', () => {
		const names = nodes.map(({ name }) => name);
		const linked = [...Object.keys(connections), ...targets(template).map(({ node }) => node)];
		expect(linked.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	it('leaves no node alone, and no failure without a way', () => {
		const reached = new Set(targets(template).map(({ node }) => node));
		const isTrigger = ({ type }: INode) => /trigger$/i.test(type);
		const astray = others.filter((node) =>
			isTrigger(node) ? !connections[node.name] : !reached.has(node.name),
		);
		expect(astray.map(({ name }) => name)).toEqual([]);
		const failing = others.filter(
			({ type, parameters, onError }) =>
				type.endsWith('.fieldMapper') ||
				parameters.onFailure === 'output' ||
				onError === 'continueErrorOutput',
		);
		const open = failing.filter(({ name }) => !connections[name]?.main?.[1]?.length);
		expect(open.map(({ name }) => name)).toEqual([]);
	});

	it('keeps what fails as a dead letter, and takes it up again when it is replayed', () => {
		const of = (type: string) =>
			nodes.filter((node) => node.type === `n8n-nodes-steadfast.${type}`);
		const keeps = of('deadLetter').some(({ parameters }) => parameters.operation === 'add');
		const replays = of('deadLetterTrigger').some(({ parameters }) => parameters.event === 'replay');
		// What it watches over all workflows has its dead letters there.
		expect([keeps, replays]).toEqual(Array(2).fill(file !== 'dead-letter-operations.json'));
	});

	it('lies clear on the canvas', () => {
		expect(overlaps(notes.map((node) => boxOf(node, true)))).toEqual([]);
		expect(overlaps(others.map((node) => boxOf(node, false)))).toEqual([]);
		const across = others.filter((node) =>
			notes.some((note) => isAcross(boxOf(node, false), boxOf(note, true))),
		);
		expect(across.map(({ name }) => name)).toEqual([]);
	});
});

describe('README.md', () => {
	const [, text = ''] = readFileSync('README.md', 'utf8').split('\n## Templates\n');
	const linked = [...text.matchAll(/\(workflows\/([^)]+)\)/g)].map(([, file]) => file);

	it('lists every template and its SQL', () => {
		expect(linked.sort()).toEqual(readdirSync('workflows').sort());
	});
});

const tables = readdirSync('workflows').filter((file) => file.endsWith('.sql'));

it.each(tables)('%s is in a note of its template too', (file) => {
	const sql = readFileSync(`workflows/${file}`, 'utf8');
	const statements = sql.slice(sql.indexOf('CREATE')).trim();
	const { nodes } = readTemplate(file.replace('.sql', '.json'));
	expect(nodes.map(({ parameters }) => parameters.content)).toContainEqual(
		expect.stringContaining(statements),
	);
});

const itWithN8n = installed ? it : it.skip;

itWithN8n('the nodes of n8n that templates may use are in the installed n8n', () => {
	const missing = Object.entries(allowed).flatMap(([type, versions]) =>
		versions.filter((version) => !find(installed!, type, version)).map((v) => [type, v]),
	);
	expect(missing).toEqual([]);
});
