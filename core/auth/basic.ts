/** The value of `Authorization` (RFC 7617). */
export function basic(user: string, password: string): string {
	if (user.includes(':')) throw new Error('A user name of basic authentication has no colon in it');
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
