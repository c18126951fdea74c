import { arrayTransforms } from './array';
import { booleanTransforms } from './boolean';
import { dateTransforms } from './date';
import { enumTransforms } from './enum';
import { moneyTransforms } from './money';
import { numberTransforms } from './number';
import { textTransforms } from './text';
import type { Transform } from './transform';
import { valueTransforms } from './value';

/** Every transform, by name. */
export const transforms: ReadonlyMap<string, Transform> = new Map(
	[
		...textTransforms,
		...numberTransforms,
		...moneyTransforms,
		...dateTransforms,
		...booleanTransforms,
		...enumTransforms,
		...arrayTransforms,
		...valueTransforms,
	].map((transform) => [transform.name, transform]),
);
