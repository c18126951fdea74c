import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { SteadfastWebhookApi } from '../../credentials/SteadfastWebhookApi.credentials';
import { MESSAGES } from '../../nodes/triggers/shared/refusals';
import { WebhookVerifiedTrigger } from '../../nodes/triggers/WebhookVerifiedTrigger/WebhookVerifiedTrigger.node';

const text = readFileSync(join(__dirname, '../../docs/webhook-verified-trigger.md'), 'utf8');
const { properties } = new WebhookVerifiedTrigger().description;
const fields = [...properties, ...new SteadfastWebhookApi().properties].flatMap((property) =>
	property.type === 'collection' ? (property.options as INodeProperties[]) : [property],
);
const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);

describe('docs/webhook-verified-trigger.md', () => {
	it('names no field that does not exist', () => {
		const names = fields.map(({ displayName }) => displayName);
		expect(names).toEqual(expect.arrayContaining([...new Set(named(/\*\*([^*]+)\*\*/g))]));
	});

	it('leads to every kind of signature', () => {
		const scheme = properties.find(({ name }) => name === 'scheme')!;
		const kinds = (scheme.options as INodePropertyOptions[]).map(({ name }) => name);
		const table = text.slice(
			text.indexOf('| choose'),
			text.indexOf('The secret or the public key'),
		);
		for (const kind of kinds) expect(table).toMatch(new RegExp(`\\| ${kind} +\\|`));
	});

	it('explains refusals by the words that they have', () => {
		const reasons = named(/^ +\| [45]\d\d +\| (.*?) +\|/gm).flatMap((cell) => cell.split(', '));
		expect(Object.keys(MESSAGES)).toEqual(
			expect.arrayContaining(reasons.map((reason) => reason.replaceAll('`', ''))),
		);
	});
});
