import { execFileSync } from 'node:child_process';
import { fixtureOf, verify } from './fixtures';

const fixture = fixtureOf('github', 'published-ping');
const BODY = '{"action":"opened","note":"Señor – ✓"}';

/** GitHub's own package is an ES module, which the transpiled tests cannot load. */
function askOctokit(requests: ReadonlyArray<{ body: string; signature: string }>): boolean[] {
	const script = `
		import { verify } from '@octokit/webhooks-methods';
		const { secret, requests } = JSON.parse(process.argv[1]);
		const verdicts = requests.map(({ body, signature }) => verify(secret, body, signature));
		console.log(JSON.stringify(await Promise.all(verdicts)));`;
	const input = JSON.stringify({ secret: fixture.secret, requests });
	const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, input]);
	return JSON.parse(String(output));
}

function signWithOctokit(body: string): string {
	const script = `
		import { sign } from '@octokit/webhooks-methods';
		console.log(await sign(process.argv[1], process.argv[2]));`;
	const parameters = ['--input-type=module', '-e', script, fixture.secret, body];
	return String(execFileSync(process.execPath, parameters)).trim();
}

it('agrees with @octokit/webhooks-methods, on the genuine and on the tampered', async () => {
	const signature = signWithOctokit(BODY);
	const requests = [
		{ body: BODY, signature },
		{ body: `${BODY}\n`, signature },
		{ body: BODY.replace('ñ', '\\u00f1'), signature },
		{ body: BODY.slice(0, -1), signature },
		{ body: BODY, signature: signature.slice(0, -1) },
		{ body: BODY, signature: signature.replace('sha256=', 'sha1=') },
		{ body: BODY, signature: signature.replace('sha256=', '') },
	];
	const ours = requests.map(async ({ body, signature: value }) => {
		const headers = { ...fixture.headers, 'x-hub-signature-256': value };
		return (await verify(fixture, { headers, rawBody: Buffer.from(body) })).ok;
	});
	expect(await Promise.all(ours)).toEqual(askOctokit(requests));
	expect(await ours[0]).toBe(true);
});
