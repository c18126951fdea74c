import { toText } from '../coerce';
import { MappingError } from '../errors';
import { text } from './args';
import { compileFieldGetter } from './field';
import { checkLength } from './inputs';
import { isAbsent, transform } from './transform';
import type { Step } from './transform';

const PLACEHOLDER = /\{\{([^{}]*)\}\}/;

export const templateTransforms = [
	transform({
		name: 'template',
		description:
			'Writes a text with the value and other fields in it; an absent field leaves nothing behind',
		args: {
			template: text(
				'The text, with {{value}} where the value goes and {{customer.name}} for another field of the record',
			),
		},
		examples: [
			{ args: { template: '#{{value}} ({{value}})' }, from: 42, to: '#42 (42)' },
			{ args: { template: '<{{value}}>' }, from: '$&', to: '<$&>' },
			{
				args: { template: '{{first}} {{ last }}' },
				record: { first: 'Ada', last: 'Lovelace' },
				to: 'Ada Lovelace',
			},
			{ args: { template: '#{{value}}' } },
		],
		takesAbsent: true,
		apply: ({ template }) => {
			// What a split leaves is text and placeholder in turn.
			const pieces = template.split(PLACEHOLDER);
			if (pieces.length === 1) {
				throw new MappingError(
					"'template' has to contain {{value}} or another field, such as {{customer.name}}",
				);
			}
			const parts = pieces.map((piece, at) => (at % 2 === 0 ? piece : compilePlaceholder(piece)));
			const needsValue = parts.includes(takeValue);
			return (value, scope) => {
				if (needsValue && isAbsent(value)) return value;
				let text = '';
				for (const part of parts) {
					const found = typeof part === 'string' ? part : part(value, scope);
					if (!isAbsent(found)) text += toText(found);
					checkLength(text.length);
				}
				return text;
			};
		},
	}),
];

const takeValue: Step = (value) => value;

function compilePlaceholder(path: string): Step {
	if (path.trim() === 'value') return takeValue;
	const get = compileFieldGetter(path);
	return (_value, scope) => get(scope);
}
