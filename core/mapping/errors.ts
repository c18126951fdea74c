/** A mapping that cannot be compiled. The message names the row and what to do. */
export class MappingError extends Error {
	override readonly name = 'MappingError';
}

/** A value that a transform or a type refuses. The message completes "Row 3: price → total: …". */
export class FieldError extends Error {
	override readonly name = 'FieldError';
}
