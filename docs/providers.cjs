// Writes docs/providers.md from the registry: npm run build && node docs/providers.cjs
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { anchor, namesOf } = require('../providers/names.ts');

const COLUMNS = {
	Provider: ({ displayName }) => `[${displayName}](#${anchor(displayName)})`,
	Trigger: ({ name }) => code(namesOf(name).node),
	Key: ({ name }) => code(name),
	Check: ({ webhook }) => [...new Set([webhook.signature].flat().map(scheme))].join(' or '),
	Window: ({ webhook }) => span(webhook.time?.toleranceMs),
	Handshake: ({ webhook }) => handshake(webhook),
	Webhook: ({ subscriptions }) => (subscriptions ? 'made' : ''),
	Missed: ({ reconciliation }) => (reconciliation ? missed(reconciliation) : ''),
	Open: ({ webhook }) => String(webhook.unconfirmed?.length || ''),
};

/** The page about all of `providers`. */
function providersPage(providers) {
	const all = Object.values(providers);
	return `${[
		'# Providers',
		'<!-- Made by docs/providers.cjs from providers/*/provider.ts: change those. -->',
		'What each provider’s _Verified Trigger_ checks, and how it tells one delivery from another; `verifyDelivery` checks the same by the key. The credential of a trigger holds the secret, the one that is being rotated out and, where there is one, the verify token. Every delivery is refused without a secret. Names of headers are written in lower case; other names are fields of the body. A window is how far the signed time may be from now, either way. _Webhook_: with what the API needs in the credential the trigger makes the webhook at the provider, checks it at every start and daily, and repairs it; elsewhere you register the URL. _Missed_: events that no webhook has brought are fetched, at every start and every 15 minutes, or when you say how often. _Open_ counts what neither a test nor the provider’s documentation confirms yet: it is listed with the provider.',
		table(
			Object.keys(COLUMNS),
			all.map((one) => Object.values(COLUMNS).map((cell) => cell(one))),
		),
		...all.map(section),
	].join('\n\n')}\n`;
}

function section({ displayName, docs, webhook }) {
	const { setup, secret, retries, options, contentTypes, envelope } = webhook;
	const { successStatus, reply, unconfirmed } = webhook;
	return [
		`## ${displayName}`,
		escaped(setup),
		bullets([
			`Secret: ${secret}`,
			options && `Options: ${options.map(code).join(', ')}`,
			contentTypes && `Content types besides JSON: ${contentTypes.map(code).join(', ')}`,
			envelope && `The event is in the field ${code(envelope)}, where the body has it`,
			...signedLines(webhook.signature),
			`Delivery id: ${source(webhook.id)}`,
			`Event type: ${source(webhook.type)}`,
			webhook.orderingKey && `Ordering key: ${source(webhook.orderingKey)}`,
			webhook.split && splitLine(webhook.split),
			`Answer: ${successStatus}${reply ? `, ${body(reply)}` : ''}`,
			`Repeats: ${retries}.`,
			...eventLines(webhook.events),
			`Documentation: <${docs.webhooks}>`,
		]),
		...(unconfirmed ? ['**Unconfirmed**', bullets(unconfirmed)] : []),
	].join('\n\n');
}

/** Where it changes how deliveries are told apart, a person has to ask for it. */
function missed({ keyOf }) {
	return keyOf ? 'when asked' : 'fetched';
}

/** Who asks by GET asks before the first event; others ask within what they send anyway. */
function handshake({ handshake: answers, methods }) {
	if (!answers) return '';
	return methods?.includes('GET') ? 'by GET' : 'yes';
}

function signedLines(signature) {
	const contents = [signature].flat().flatMap((one) => ('signature' in one ? [signed(one)] : []));
	return [...new Set(contents)].map((content) => `Signed: ${content}`);
}

function signed({ signs = '{body}' }) {
	return typeof signs === 'function' ? `see ${code(`${signs.name}.ts`)}` : code(signs);
}

function splitLine({ at, id, signed: only }) {
	const left = only ? '; only the first one is signed, the others are left out' : '';
	return `Several events: ${at === '' ? 'the body' : code(at)}, each with the id ${source(id)}${left}`;
}

function body(reply) {
	if (reply === 'empty') return 'without a body';
	const fields = Object.entries(reply).map(([name, value]) => {
		return `${code(name)} = ${typeof value === 'string' ? code(value) : `its ${source(value)}`}`;
	});
	return fields.join(', ');
}

function eventLines(events) {
	if (events.length === 0) return ['Events: those of the sender'];
	const groups = Map.groupBy(events, ({ group }) => group ?? 'Events');
	return [...groups].map(([group, list]) => {
		return `${group}: ${list.map(({ type }) => code(type)).join(', ')}`;
	});
}

function scheme(one) {
	switch (one.scheme) {
		case 'hmac':
			return `HMAC-${one.algorithm.toUpperCase()}, ${[one.encoding].flat().join(' or ')}`;
		case 'asymmetric':
			return one.algorithm === 'ed25519' ? 'Ed25519' : 'ECDSA P-256';
		case 'certificate':
			return 'RSA, certificate';
		case 'jwt':
			return 'JSON Web Token';
		case 'shared-secret':
			return `secret in ${one.in.map(place).join(', ')}`;
		default:
			return one.scheme;
	}
}

function place(where) {
	if ('basic' in where) return 'basic authentication';
	if ('query' in where) return `the query’s ${code(where.query)}`;
	return code(`${where.header}${where.prefix ? `: ${where.prefix}…` : ''}`);
}

function source(from) {
	if (Array.isArray(from)) return [...new Set(from.map(source))].join(', else ');
	if ('all' in from) {
		return from.all
			.map((one) => (Array.isArray(one) ? `(${source(one)})` : source(one)))
			.join(' + ');
	}
	if ('bodyHash' in from) return 'hash of the body';
	if ('query' in from) return `the query’s ${code(from.query)}`;
	return code(from.header ?? from.json ?? from.form);
}

function span(ms) {
	if (ms === undefined) return '';
	const minutes = ms / 60_000;
	if (minutes < 60) return `${minutes} min`;
	return minutes <= 48 * 60 ? `${minutes / 60} h` : `${minutes / 1440} days`;
}

/** Aligned as Prettier aligns it. */
function table(head, rows) {
	const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
	const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
	const [first, ...others] = all.map((row) => row.map((cell, at) => cell.padEnd(widths[at])));
	const line = (cells) => `| ${cells.join(' | ')} |`;
	return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join(
		'\n',
	);
}

const bullets = (items) =>
	items
		.filter(Boolean)
		.map((item) => `- ${item}`)
		.join('\n');
const code = (text) => `\`${text}\``;
/** What Markdown would take for its own. */
const escaped = (text) => text.replace(/[<*]|_(?!\w)/g, '\\$&');

module.exports = { providersPage, bullets, code, escaped, span, table };

if (require.main === module) {
	const { providers } = require('../dist/providers/registry');
	writeFileSync(join(__dirname, 'providers.md'), providersPage(providers));
}
