import { anyObject, flag, json, listOf, objectOf, oneOf, text } from './rule';
import { TARGET_TYPES } from './types';

/** One step of a row's chain; which arguments it takes is the transform's to say. */
export const stepRule = objectOf('has to be an object with a name and args', {
	name: text,
	'args?': anyObject('has to be an object of arguments'),
});

const row = objectOf('has to be an object with a source and a target', {
	'source?': text,
	'value?': json,
	target: text,
	'transforms?': listOf(stepRule),
	'type?': oneOf(TARGET_TYPES),
	'strict?': flag,
	'required?': flag,
	'default?': json,
});

const rows = listOf(row, 'has to be a list', 'has to have at least one row');

/** The shape of a mapping's JSON. */
export const mappingRule = objectOf('has to be an object with rows', {
	'version?': text,
	'versionPath?': text,
	'migrations?': listOf(
		objectOf('has to be an object with from, to and rows', { from: text, to: text, rows }),
	),
	'each?': text,
	'group?': objectOf('has to be an object with by and into', {
		by: listOf(text, 'has to be a list of target paths', 'has to name a target path'),
		into: text,
	}),
	rows,
});
