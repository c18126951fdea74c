import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { IWebhookFunctions } from 'n8n-workflow';
import { instanceStore } from '../../nodes/shared/instanceStore';
import { toItem } from '../../nodes/triggers/shared/toItem';
import { retryDefaults } from '../../nodes/triggers/shared/deliveryOptions';
import { ANY_WEBHOOK } from '../../nodes/triggers/WebhookVerifiedTrigger/anyWebhook';
import { WebhookVerifiedTrigger } from '../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';
import { codeBlocks, readPage, shownJson } from '../support/pages';
import { startServer, type TestServer } from '../support/server';

process.env.STEADFAST_STORE = 'memory';

const page = readPage('docs/getting-started.md');
const blocks = codeBlocks(page);
const shown = (language: string) =>
	blocks.filter((block) => block.language === language).map(({ code }) => code);
/** What the page has a person enter under this name. */
const entered = (field: string) =>
	new RegExp(`\`([^\`]+)\` under \\*\\*${field}|\\*\\*${field}\\*\\*: \`([^\`]+)\``)
		.exec(page.text.replace(/\s+/g, ' '))
		?.slice(1)
		.find((value) => value !== undefined);

const isMissing = (program: string) => spawnSync(program, ['--version']).error !== undefined;
const missing = ['openssl', 'curl'].filter(isMissing);
if (missing.length > 0 && process.env.CI) throw new Error(`${missing.join(', ')} is missing`);

const node = new WebhookVerifiedTrigger();
const parameters: Record<string, unknown> = {
	...Object.fromEntries(
		node.description.properties.map(({ name, default: value }) => [name, value]),
	),
	signatureHeader: entered('Signature Header'),
};

/** The node behind an address, as n8n has it. */
const serveNode = (): Promise<TestServer> =>
	startServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method, url: originalUrl, headers } = request;
			const answer = {
				status: (status: number) => Object.assign(answer, { code: (response.statusCode = status) }),
				set: () => answer,
				json: (body: unknown) => response.end(JSON.stringify(body)),
				end: (body: string) => response.end(body),
			};
			const context = {
				logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
				getMode: () => 'webhook',
				getNode: () => ({ id: 'node', name: 'Webhook', parameters, credentials: CREDENTIALS }),
				getWorkflow: () => ({ id: 'started', name: 'Getting started' }),
				getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
				getNodeWebhookUrl: () => 'http://127.0.0.1:5678/webhook/1/webhook',
				getCredentials: async () => ({ signingSecret: entered('Signing Secret or Public Key') }),
				getRequestObject: () => ({ method, originalUrl, headers, rawBody: Buffer.concat(chunks) }),
				getResponseObject: () => answer,
				helpers: { getSecureEgressFilter: () => ({}) },
			};
			void node.webhook.call(context as unknown as IWebhookFunctions);
		});
	});
const CREDENTIALS = { steadfastWebhookApi: { id: '1', name: 'secret' } };

(missing.length > 0 ? describe.skip : describe)('docs/getting-started.md', () => {
	it('shows commands that give what it says', async () => {
		const server = await serveNode();
		const commands = shown('sh')
			.join('\n')
			.replace(/^URL=.*$/m, `URL='${server.url}'`);
		const { stdout } = await promisify(execFile)('sh', ['-euc', commands]);
		await server.close();
		expect(stdout).toBe(shown('text').join(''));
	});

	it('shows the item that comes of the first event', async () => {
		const { ledger } = await instanceStore();
		const [first] = await ledger.find({ workflowId: 'started', limit: 1 });
		expect(shownJson(page)[0]).toEqual(toItem(first!, 1).json);
	});

	it('tells how long a failing event is tried', () => {
		const { attempts } = retryDefaults(ANY_WEBHOOK);
		expect(attempts).toBe(10);
		expect(page.text.replace(/\s+/g, ' ')).toContain('after ten attempts, some 14 minutes later');
	});
});
