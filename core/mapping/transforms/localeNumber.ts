import { toNumber, toText } from '../coerce';
import { formatDecimal, round, toDecimal } from '../decimal';
import { describe } from '../describe';
import { FieldError, MappingError } from '../errors';
import { choice, integer, text } from './args';
import { transform } from './transform';

const LONGEST = 100;
const decimalMark = choice('What stands before the decimals', ['.', ','], { default: '.' });

/** What may stand between groups of digits, by what stands before the decimals. */
const GROUP_MARKS = { '.': ",'’ ", ',': ".'’ " };

/** Groups of three with one sign between them; with commas also of two, as in India. */
const shapeOf = (mark: '.' | ','): RegExp =>
	new RegExp(
		`^-?(?:\\d{1,3}(?:([${GROUP_MARKS[mark]}])\\d{3}(?:\\1\\d{3})*)?|\\d+` +
			`${mark === '.' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : ''})(?:[${mark}]\\d+)?$`,
	);

/** With plain spaces and minus, and without the currency sign in front or behind. */
const plain = (written: string): string =>
	written
		.replace(/\s/g, ' ')
		.replace(/[\u2212\u2013]/g, '-')
		.trim()
		.replace(/^(-?) ?\p{Sc} ?|(?<=[\d ])\p{Sc}$/u, '$1')
		.trim();

export const localeNumberTransforms = [
	transform({
		name: 'parseNumber',
		description:
			'Reads a number as people write it: thousands in groups, a currency sign in front or behind',
		args: { decimalMark },
		examples: [
			{ args: { decimalMark: ',' }, from: '1.234,56', to: 1234.56 },
			{ args: { decimalMark: ',' }, from: '1 234,56 €', to: 1234.56 },
			{ from: '$1,234.56', to: 1234.56 },
			{ from: "-1'234.5", to: -1234.5 },
			{ from: '12,34,567', to: 1234567 },
			{ from: 5, to: 5 },
		],
		apply: ({ decimalMark: mark }) => {
			const shape = shapeOf(mark);
			const groupMarks = new RegExp(`[${GROUP_MARKS[mark]}]`, 'g');
			return (value) => {
				if (typeof value === 'number') return toNumber(value);
				const written = toText(value);
				const number = written.length > LONGEST ? '' : plain(written);
				if (!shape.test(number)) {
					const example = mark === '.' ? '1,234.56' : '1.234,56';
					throw new FieldError(`${describe(value)} is not a number such as ${example}`);
				}
				return toNumber(number.replace(groupMarks, '').replace(',', '.'));
			};
		},
	}),
	transform({
		name: 'formatNumber',
		description: 'Writes a number with so many decimals and the thousands in groups, as a text',
		args: {
			decimals: integer('How many digits to write after the decimal mark', {
				min: 0,
				max: 15,
				default: 2,
			}),
			decimalMark,
			groupMark: text('What stands between groups of thousands; empty for nothing', {
				default: '',
			}),
		},
		examples: [
			{ args: { decimalMark: ',', groupMark: '.' }, from: 1234.5, to: '1.234,50' },
			{ args: { decimals: 0, groupMark: ',' }, from: '-1234567.5', to: '-1,234,568' },
			{ from: 0.125, to: '0.13' },
		],
		apply: ({ decimals, decimalMark: mark, groupMark }) => {
			if (/[\d-]/.test(groupMark) || groupMark === mark) {
				throw new MappingError("'groupMark' has to differ from the decimal mark and from digits");
			}
			return (value) => {
				const digits = formatDecimal(round(toDecimal(value), decimals));
				const [whole = '', fraction] = digits.split('.');
				const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, () => groupMark);
				return fraction === undefined ? grouped : grouped + mark + fraction;
			};
		},
	}),
];
