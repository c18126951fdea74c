import type { Json } from '../core/mapping';
import type { Arg } from '../core/mapping/transforms/args';
import type { Example, Transform } from '../core/mapping/transforms/transform';

const INTRODUCTION = `# Transforms

<!-- Generated from core/mapping/transforms by docs/generate-transforms.ts: edit those. -->

A row of the [Field Mapper](field-mapper.md) takes its value through a chain of transforms.
In the form they are chosen from a list; in JSON each is an object with a name and arguments:

\`\`\`json
{
  "source": "note",
  "target": "comment",
  "transforms": [{ "name": "trim" }, { "name": "truncate", "args": { "length": 80 } }]
}
\`\`\`

A value that is absent (null, or not there at all) passes through all but those that say what becomes
of it. A value that a transform cannot use rejects the record, with the row and the reason. Paths in
arguments are read from the record, or with _each_ from the entry, where \`^.\` leads out of it.`;

/** The page about all transforms, in Markdown as Prettier writes it. */
export const transformsPage = (families: Readonly<Record<string, readonly Transform[]>>): string =>
	[
		INTRODUCTION,
		Object.entries(families).map(indexEntry).join('\n'),
		...Object.entries(families).map(familySection),
	].join('\n\n') + '\n';

const indexEntry = ([title, family]: [string, readonly Transform[]]): string =>
	`- **${title}**: ${family.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(', ')}`;

const familySection = ([title, family]: [string, readonly Transform[]]): string =>
	[`## ${title}`, ...family.map(transformSection)].join('\n\n');

function transformSection({ name, description, args, examples }: Transform): string {
	const argLines = Object.entries(args).map(argLine);
	return [
		`### ${name}`,
		`${description}.`,
		...(argLines.length > 0 ? [argLines.join('\n')] : []),
		`Examples:\n\n${examples.map(exampleLine).join('\n')}`,
	].join('\n\n');
}

function argLine([name, arg]: [string, Arg<unknown>]): string {
	return `- **${name}** (${[...limitsOf(arg), needOf(arg)].join(', ')}): ${arg.description}`;
}

const KINDS: Readonly<Record<Arg<unknown>['kind'], string>> = {
	text: 'text',
	choice: 'one of',
	number: 'number',
	integer: 'whole number',
	list: 'list of texts',
	object: 'object',
	any: 'any value',
};

const limitsOf = ({ kind, options = [], min, max }: Arg<unknown>): string[] => [
	[KINDS[kind], options.map(code).join(', ')].join(' ').trim(),
	...(min === undefined ? [] : [`${min} or more`]),
	...(max === undefined ? [] : [`${max} or less`]),
];

function needOf({ optional, default: fallback }: Arg<unknown>): string {
	if (fallback !== undefined) return `${json(fallback as Json)} if not given`;
	return optional ? 'optional' : 'required';
}

function exampleLine({ args, from, to, record, second }: Example): string {
	const conditions = [
		...(args ? [`with ${json(args)}`] : []),
		...(record ? [`in the record ${json(record)}`] : []),
		...(second ? [`where the second input has ${json(second)}`] : []),
	];
	return [`- ${json(from)} → ${json(to)}`, ...conditions].join(' ');
}

const json = (value: Json | undefined | object): string =>
	value === undefined ? '_nothing_' : code(JSON.stringify(value));

const code = (text: string): string => `\`${text}\``;
