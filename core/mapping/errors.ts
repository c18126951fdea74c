/** A mapping that cannot be compiled. The message names the row and what to do. */
export class MappingError extends Error {
	override readonly name = 'MappingError';
}

/** A value that a transform or a type refuses. The message completes "Row 3: price → total: …". */
export class FieldError extends Error {
	override readonly name = 'FieldError';
}

/**
 * Runs `compile`; what a path, a transform or a type refuses in it is thrown on as a MappingError
 * with the place in front: "Row 3: " + "source " + "'a..b' is not a path".
 */
export function within<T>(place: string, compile: () => T): T {
	try {
		return compile();
	} catch (error) {
		if (!(error instanceof MappingError || error instanceof FieldError)) throw error;
		throw new MappingError(place + error.message);
	}
}
