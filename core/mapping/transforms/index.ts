import { aggregateTransforms } from './aggregate';
import { arrayTransforms } from './array';
import { booleanTransforms } from './boolean';
import { calendarTransforms } from './calendar';
import { caseTransforms } from './case';
import { conditionTransforms } from './condition';
import { countryTransforms } from './country';
import { dateTransforms } from './date';
import { dateFormatTransforms } from './dateFormat';
import { emailTransforms } from './email';
import { encodingTransforms } from './encoding';
import { entriesTransforms } from './entries';
import { enumTransforms } from './enum';
import { hashTransforms } from './hash';
import { localeNumberTransforms } from './localeNumber';
import { lookupTransforms } from './lookup';
import { moneyTransforms } from './money';
import { numberTransforms } from './number';
import { objectTransforms } from './object';
import { orderTransforms } from './order';
import { phoneTransforms } from './phone';
import { regexTransforms } from './regex';
import { templateTransforms } from './template';
import { textTransforms } from './text';
import type { Transform } from './transform';
import { uuidTransforms } from './uuid';
import { valueTransforms } from './value';

/** Every transform, by what it is for. */
export const families: Readonly<Record<string, readonly Transform[]>> = {
	Text: [...textTransforms, ...caseTransforms, ...templateTransforms],
	'Regular expressions': regexTransforms,
	Numbers: [...numberTransforms, ...localeNumberTransforms],
	Money: moneyTransforms,
	Dates: [...dateTransforms, ...dateFormatTransforms, ...calendarTransforms],
	'Choices and conditions': [...booleanTransforms, ...enumTransforms, ...conditionTransforms],
	'Absent values': valueTransforms,
	Lists: [...arrayTransforms, ...orderTransforms, ...aggregateTransforms],
	Objects: [...objectTransforms, ...entriesTransforms],
	'Encoding and hashing': [...encodingTransforms, ...hashTransforms, ...uuidTransforms],
	'People and places': [...emailTransforms, ...phoneTransforms, ...countryTransforms],
	'Other records': lookupTransforms,
};

/** Every transform, by name. */
export const transforms: ReadonlyMap<string, Transform> = new Map(
	Object.values(families)
		.flat()
		.map((transform) => [transform.name, transform]),
);
