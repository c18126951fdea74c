import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fill } from '../../core/auth';
import type { Json } from '../../core/http/json';
import type { Observation } from '../../core/ratelimit/observation';
import type { Preset } from '../../providers/Preset';

export const ROOT = path.join(__dirname, '../../providers');
/** 2026-11-20T12:00:00Z, when the answers were given. */
export const NOW = 1_795_176_000_000;

interface Answer {
	headers?: Record<string, string>;
	body: Json;
}

/** What an API answers, as its documentation shows it. `{base}` is the base URL, `{now+60}` a time. */
export interface Answers {
	rate?: Answer & { says: Array<Omit<Observation, 'resetAt'> & { resetsInS?: number }> };
	pages?: Record<
		string,
		{
			answers: [Answer, Answer];
			/** What the call for the second page has to hold. */
			asks: { path?: string; query?: Record<string, string>; body?: Record<string, Json> };
			/** Of both pages. */
			items: number;
		}
	>;
	batches?: Record<
		string,
		{
			items: Json[];
			answer: { status: number; body: Json };
			/** `ok`, or a part of the reason why not; one for each item. */
			outcomes: string[];
		}
	>;
	error?: { status: number; body: Json; message: string; code?: string | number };
}

export function answersOf(preset: Preset): Answers {
	const file = path.join(ROOT, preset.name, 'answers.json');
	if (!existsSync(file)) return {};
	const text = readFileSync(file, 'utf8')
		.replaceAll('{base}', baseUrl(preset))
		.replaceAll('{now+60}', String(NOW / 1000 + 60));
	return JSON.parse(text) as Answers;
}

/** A credential that somebody filled in. */
export function credentialOf({ api }: Preset): Record<string, string> {
	const entries = api.fields.map(({ name, options, default: preset, placeholder = '' }) => {
		const typed = /^[\w./:-]+$/.test(placeholder) ? placeholder : `sample-${name}`;
		return [name, options?.[0]?.value ?? preset ?? typed];
	});
	return Object.fromEntries(entries) as Record<string, string>;
}

export const baseUrl = (preset: Preset) => fill(preset.api.baseUrl, credentialOf(preset));

/** A path below the base URL, or a URL, with the credential's fields. */
export function urlOf(preset: Preset, place: string): string {
	const text = fill(place, credentialOf(preset));
	return text.startsWith('/') ? baseUrl(preset) + text : text;
}
