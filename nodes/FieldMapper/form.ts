import { transforms } from '../../core/mapping';

/** One step of a row as the form stores it: the transform's name beside its arguments. */
export type FormStep = { name: string } & Record<string, unknown>;

/** One row of the form; n8n leaves out what is at its default. */
export interface FormRow {
	from?: 'field' | 'listed' | 'constant' | 'transforms';
	source?: string;
	field?: string;
	value?: string;
	target?: string;
	transforms?: { step?: FormStep[] };
	type?: string;
	strict?: boolean;
	required?: boolean;
	default?: string;
}

export interface Form {
	rows?: { row?: FormRow[] };
	/** Accepted suggestions, each the JSON of a row. */
	accepted?: string[];
	structure?: {
		each?: string;
		groupBy?: string[];
		groupInto?: string;
		version?: string;
		versionPath?: string;
		migrations?: unknown;
	};
}

/** What the form says as the JSON of the same mapping, unchecked. */
export function mappingFromForm({ rows, accepted = [], structure = {} }: Form): unknown {
	const { groupBy = [], groupInto: into = 'lines', migrations, ...settings } = structure;
	return {
		...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '')),
		...(groupBy.length > 0 && { group: { by: groupBy, into } }),
		...(migrations !== undefined && { migrations: parseIfJson(migrations) }),
		rows: [...(rows?.row ?? []).map(rowFromForm), ...accepted.map(parseIfJson)],
	};
}

function rowFromForm(row: FormRow): Record<string, unknown> {
	const { from = 'field', type = 'asIs' } = row;
	const steps = row.transforms?.step ?? [];
	return {
		...(from === 'field' && { source: row.source ?? '' }),
		...(from === 'listed' && { source: row.field ?? '' }),
		...(from === 'constant' && { value: row.value ?? '' }),
		target: row.target ?? '',
		...(steps.length > 0 && { transforms: steps.map(stepFromForm) }),
		...(type !== 'asIs' && { type }),
		...(row.strict && type !== 'asIs' && { strict: true }),
		...(row.required && { required: true }),
		...(row.default && { default: row.default }),
	};
}

/** The form keeps the arguments of every transform that was once chosen; only its own count. */
function stepFromForm(step: FormStep): Record<string, unknown> {
	const spec = transforms.get(step.name)?.args ?? {};
	const args = Object.entries(spec).flatMap(([name, arg]) => {
		const value = step[name];
		if (value === undefined || (value === '' && arg.optional)) return [];
		return [[name, arg.kind === 'object' ? parseIfJson(value) : value] as const];
	});
	return { name: step.name, args: Object.fromEntries(args) };
}

/** What is no JSON stays as it is, for the mapping's own checks to refuse by row and argument. */
function parseIfJson(value: unknown): unknown {
	try {
		return typeof value === 'string' ? JSON.parse(value) : value;
	} catch {
		return value;
	}
}
