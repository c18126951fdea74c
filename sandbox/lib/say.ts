/** A line for the person who watches. */
export const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};
