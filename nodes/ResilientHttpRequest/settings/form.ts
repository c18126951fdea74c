import { UserError, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { words } from '../../shared/words';

/** A group of the form as a person filled it in; names, defaults and bounds are the description's. */
export interface Form {
	/** Was this field added and filled in? */
	has(name: string): boolean;
	/** @throws UserError that names the field. */
	number(name: string): number;
	/** A number of seconds, as ms. @throws UserError */
	ms(name: string, unit?: number): number;
	/** Without blanks around it; undefined when it is empty. */
	text(name: string): string | undefined;
	flag(name: string): boolean;
	/** One of the field's options. @throws UserError */
	choice<Value extends string>(name: string): Value;
	/** HTTP statuses with commas between them. @throws UserError */
	statuses(name: string): number[];
	/** Texts with commas between them. */
	list(name: string): string[];
	/** @throws UserError */
	json(name: string): unknown;
	/** Each row of a list of rows. */
	rows(name: string): Form[];
	/** What to call a field in an error. */
	label(name: string): string;
}

export function readForm(
	fields: readonly INodeProperties[],
	values: IDataObject,
	label: string,
): Form {
	const fieldOf = (name: string) => {
		const field = fields.find((candidate) => candidate.name === name);
		if (!field) throw new Error(`The form has no field ${name}`);
		return field;
	};
	// The unit in brackets is for the form, where the number stands beside it.
	const labelOf = (name: string) =>
		`${label} → ${fieldOf(name).displayName.replace(/ \([^)]*\)$/, '')}`;
	const valueOf = (name: string) => values[name] ?? fieldOf(name).default;
	const wrong = (name: string, must: string) =>
		new UserError(`${labelOf(name)} must be ${must}`, { extra: { field: name } });

	const form: Form = {
		label: labelOf,
		has: (name) => ![undefined, null, ''].includes(values[name] as string),
		number(name) {
			const value = valueOf(name);
			const {
				minValue = 0,
				maxValue = Infinity,
				numberPrecision,
			} = fieldOf(name).typeOptions ?? {};
			const whole = numberPrecision === 0;
			if (whole && !Number.isInteger(value)) throw wrong(name, 'a whole number');
			if (typeof value === 'number' && value >= minValue && value <= maxValue) return value;
			const least = minValue > 0 && minValue < 1 ? 'more than 0' : `${minValue} or more`;
			throw wrong(name, `a number ${least} and at most ${maxValue}`);
		},
		ms: (name, unit = 1000) => form.number(name) * unit,
		text(name) {
			const value = valueOf(name);
			return value === null || value === undefined ? undefined : String(value).trim() || undefined;
		},
		flag: (name) => valueOf(name) === true,
		choice<Value extends string>(name: string) {
			const value = valueOf(name);
			const allowed = (fieldOf(name).options ?? []).map((option) => (option as Choice).value);
			if (allowed.includes(value as string)) return value as Value;
			throw wrong(name, `one of ${allowed.join(', ')}`);
		},
		list: (name) => words(form.text(name) ?? ''),
		statuses(name) {
			const statuses = form.list(name).map(Number);
			const fit = statuses.every(
				(status) => Number.isInteger(status) && status > 99 && status < 600,
			);
			if (fit) return statuses;
			throw wrong(name, 'HTTP statuses with commas between them, such as 409, 423');
		},
		json(name) {
			const value = valueOf(name);
			if (typeof value !== 'string') return value;
			try {
				return JSON.parse(value) as unknown;
			} catch {
				throw wrong(name, 'valid JSON');
			}
		},
		rows(name) {
			const { options = [], displayName } = fieldOf(name);
			const [row] = options as Array<{ name: string; values: INodeProperties[] }>;
			const given = ((values[name] as IDataObject | undefined)?.[row!.name] ?? []) as IDataObject[];
			return given.map((each, index) =>
				readForm(row!.values, each, `${label} → ${displayName} ${index + 1}`),
			);
		},
	};
	return form;
}

type Choice = { value: string };
