// Writes docs/presets.md from the registry: npm run build && node docs/presets.cjs
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { anchor } = require('../providers/names.ts');
const { bullets, code, escaped, span, table } = require('./providers.cjs');

const yes = (value) => (value ? 'yes' : '');
const keys = (record) => Object.keys(record ?? {}).join(', ');

const COLUMNS = {
	API: ({ displayName }) => `[${displayName}](#${anchor(displayName)})`,
	Key: ({ name }) => code(name),
	Authentication: ({ api }) => authentication(api.auth),
	Limits: ({ limits }) => limits.windows.map(rate).join(', '),
	'Rate headers': ({ limits }) => limits.dialect ?? '',
	'Idempotency key': ({ idempotency }) => (idempotency ? idempotency.place.in : ''),
	Pages: ({ pagination }) => keys(pagination),
	Batches: ({ batches }) => keys(batches),
	Open: ({ unconfirmed }) => String(unconfirmed?.length || ''),
};

/** The page about all of `presets`. */
function presetsPage(presets) {
	const all = Object.values(presets);
	return `${[
		'# API presets',
		'<!-- Made by docs/presets.cjs from providers/*/preset.ts: change those. -->',
		'What the HTTP node knows of an API when you choose its preset. All of it can be changed in the node. Limits are those of one credential, and of the lowest plan that is published; where answers tell of limits, the node goes by the answers. _Open_ counts what no documentation at hand confirms: it is listed with the API.',
		table(
			Object.keys(COLUMNS),
			all.map((one) => Object.values(COLUMNS).map((cell) => cell(one))),
		),
		...all.map(section),
	].join('\n\n')}\n`;
}

function section(preset) {
	const { displayName, docs, api, headers, query, limits, notes, unconfirmed } = preset;
	return [
		`## ${displayName}`,
		bullets([
			`Address: ${code(api.baseUrl)}`,
			`Credential: ${api.fields.map(({ label }) => label).join(', ')}`,
			headers && `Headers: ${pairs(headers, ': ')}`,
			query && `Query: ${pairs(query, '=')}`,
			preset.body === 'form' && 'Bodies are forms',
			...limitLines(limits),
			...retryLines(preset.retry),
			...idempotencyLines(preset.idempotency),
			...Object.entries(preset.pagination ?? {}).map(pageLine),
			...Object.entries(preset.batches ?? {}).map(batchLine),
			`Documentation: <${docs.api}>${docs.limits ? `, limits: <${docs.limits}>` : ''}`,
		]),
		...(notes ? ['**Good to know**', bullets(notes.map(escaped))] : []),
		...(unconfirmed ? ['**Unconfirmed**', bullets(unconfirmed.map(escaped))] : []),
	].join('\n\n');
}

function limitLines({ windows, endpoints = [], inFlight, plan }) {
	const rules = endpoints.map(({ method, path, weight, limits = [] }) => {
		const call = code([method, path].filter(Boolean).join(' '));
		const rates = limits.map(rate).join(', ') || 'none of its own';
		return `Limit of ${call}: ${rates}${weight ? `, weight ${weight}` : ''}`;
	});
	return [
		windows.length > 0 && `Limits: ${windows.map(rate).join(', ')}`,
		...rules,
		inFlight && `At a time: ${inFlight}`,
		plan && `Whose: ${plan}`,
	];
}

function retryLines({ retry, final, header } = {}) {
	return [
		retry && `Sent again after ${retry.join(', ')} too`,
		final && `Not sent again after ${final.join(', ')}`,
		header && `The answer’s ${code(header)} is believed first`,
	];
}

function idempotencyLines(idempotency) {
	if (!idempotency) return [];
	const { place, of: each, automatic, calls, maxLength, validMs } = idempotency;
	const where = `${place.in} ${code(place.name)}${each ? ' of each item' : ''}`;
	const which = calls.map(({ method, path }) => code(`${method} ${path}`)).join(', ');
	const kept = validMs ? `, remembered for ${span(validMs)}` : '';
	const when = automatic ? 'by itself' : 'when you ask for it';
	return [
		`Idempotency key: ${where}, ${when}, at most ${maxLength} characters${kept}; taken by ${which}`,
	];
}

function pageLine([name, { example, strategy, named }]) {
	const list = code(strategy.itemsPath);
	const call = code(`${example.method ?? 'GET'} ${example.path}`);
	return `Pages, ${name}: ${strategy.type}, items in ${list}, as in ${call}${named ? '; other lists have other names' : ''}`;
}

function batchLine([name, { path, plan, gzip }]) {
	const { maxItems, maxBytes, maxItemBytes } = plan.limits;
	const size = `${maxItems} items and ${bytes(maxBytes)}`;
	const each = maxItemBytes ? `, ${bytes(maxItemBytes)} each` : '';
	return `Batch of ${name}: ${code(`POST ${path}`)}, at most ${size}${each}${gzip ? ', compressed' : ''}`;
}

function authentication(auth) {
	switch (auth.type) {
		case 'header':
			return `header ${code(auth.name)}`;
		case 'query':
			return `query ${code(auth.name)}`;
		case 'basic':
			return 'basic';
		case 'oauth2-client-credentials':
			return 'OAuth 2.0 client credentials';
		case 'google-service-account':
			return 'Google service account';
		case 'aws-sigv4':
			return 'AWS Signature Version 4';
		case 'pusher':
			return 'signed query';
		default:
			return auth.type;
	}
}

const UNITS = { 1000: 'second', 60000: 'minute', 3600000: 'hour', 86400000: 'day' };

function rate({ requests, perMs }) {
	const unit = UNITS[perMs] ?? (perMs < 60_000 ? `${perMs / 1000} s` : `${perMs / 60_000} min`);
	return `${requests} / ${unit}`;
}

const bytes = (count) => (count >= 1_000_000 ? `${count / 1_000_000} MB` : `${count / 1000} kB`);
const pairs = (record, between) =>
	Object.entries(record)
		.map(([name, value]) => code(`${name}${between}${value}`))
		.join(', ');

module.exports = { presetsPage };

if (require.main === module) {
	const { presets } = require('../dist/providers/presets');
	writeFileSync(join(__dirname, 'presets.md'), presetsPage(presets));
}
