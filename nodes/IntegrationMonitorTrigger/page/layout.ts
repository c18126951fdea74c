import type { MonitorResponse } from '../http';
import { html, Markup, type Part } from './html';
import { SCRIPT } from './script';
import { STYLE } from './style';

export interface Page {
	title: string;
	current?: 'overview' | 'letters';
	/** Absent before somebody has signed in. */
	csrf?: string;
	main: Part;
	/** What a screen reader is told when it changes. */
	news?: string;
	status?: number;
	headers?: Record<string, string>;
}

/** A whole page, with headers that let nothing run or load but what is in it. */
export function page(
	{ title, current, csrf, main, news, status = 200, headers }: Page,
	nonce: string,
): MonitorResponse {
	const markup = html`${new Markup('<!doctype html>')}
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title} · Integration Monitor</title>
				<link rel="icon" href="data:," />
				<style nonce="${nonce}">
					${new Markup(STYLE)}
				</style>
			</head>
			<body>
				<a class="skip" href="#main">Skip to content</a>
				<header class="bar">
					<div class="brand">
						${LOGO}
						<h1>Integration Monitor</h1>
					</div>
					${csrf !== undefined && navigation(current, csrf)}
				</header>
				<main id="main" tabindex="-1">${main}</main>
				<p id="news" class="unseen" role="status">${news}</p>
				<script nonce="${nonce}">
					${new Markup(SCRIPT)};
				</script>
			</body>
		</html>`;
	return { status, headers: { ...securityHeaders(nonce), ...headers }, body: markup.toString() };
}

/** Only the parts that change, for the script of a page that is open. */
export function fragment(main: Part, news: string): MonitorResponse {
	const body = html`${main}
		<p id="news">${news}</p>`.toString();
	return { status: 200, headers: securityHeaders(''), body };
}

function navigation(current: Page['current'], csrf: string): Markup {
	const link = (name: Page['current'], query: string, text: string) =>
		html`<a href="${query}" ${current === name && html` aria-current="page"`}>${text}</a>`;
	return html`<nav aria-label="Monitor">
			${link('overview', '?', 'Overview')}${link('letters', '?view=letters', 'Dead letters')}
		</nav>
		<div class="tools">
			<span id="live-state" class="quiet small" role="status"></span>
			<button id="live-button" type="button" aria-pressed="true" class="plain" hidden>
				Live updates
			</button>
			<form method="post" action="?">
				<input type="hidden" name="csrf" value="${csrf}" /><button
					class="plain"
					name="do"
					value="logout"
				>
					Sign out
				</button>
			</form>
		</div>`;
}

/**
 * n8n puts the pages of a webhook into a sandbox, because they share their origin with the editor.
 * This page needs its cookie, so that it has no sandbox but a policy that is stricter in all else:
 * only its own script and style, by a nonce, and nothing from or to anywhere else.
 */
function securityHeaders(nonce: string): Record<string, string> {
	const own = nonce ? `'nonce-${nonce}'` : `'none'`;
	const policy = {
		'default-src': `'none'`,
		'script-src': own,
		'style-src': own,
		'img-src': 'data:',
		'connect-src': `'self'`,
		'form-action': `'self'`,
		'base-uri': `'none'`,
		'frame-ancestors': `'none'`,
	};
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': Object.entries(policy)
			.map((entry) => entry.join(' '))
			.join('; '),
		'Cache-Control': 'no-store',
		// Not no-referrer: browsers would then hide the origin of our own forms.
		'Referrer-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
	};
}

const LOGO = new Markup(
	'<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M13 10h38a5 5 0 0 1 5 5v26a5 5 0 0 1-5 5H13a5 5 0 0 1-5-5V15a5 5 0 0 1 5-5ZM24 56h16M32 46v10M16 30h8l5-10 7 17 5-9h7"/></svg>',
);
