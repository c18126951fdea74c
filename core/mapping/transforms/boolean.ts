import { toBoolean } from '../coerce';
import { transform } from './transform';

export const booleanTransforms = [
	transform({
		name: 'toBoolean',
		description: 'Makes true or false of yes and no, on and off, y and n, 1 and 0',
		args: {},
		apply: () => toBoolean,
	}),
	transform({
		name: 'not',
		description: 'Turns true into false and false into true',
		args: {},
		apply: () => (value) => !toBoolean(value),
	}),
];
