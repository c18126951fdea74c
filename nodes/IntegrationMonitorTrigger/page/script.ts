/**
 * Brings the page up to date without a reload: fetches its parts every few seconds, not while it is
 * hidden or a person has paused it, and puts in those that changed. Focus, scroll and opened
 * details stay. Without it the page works as well, as of the moment it was opened.
 */
export const SCRIPT = `
'use strict';
(() => {
	const EVERY_MS = 5000;
	const button = document.getElementById('live-button');
	const state = document.getElementById('live-state');
	if (!button || !document.querySelector('[data-live]')) return;
	button.hidden = false;
	let live = true;
	let timer;

	const keyOf = (element) => element && (element.id || element.getAttribute('href'));

	function replace(old, fresh) {
		const active = old.contains(document.activeElement) ? keyOf(document.activeElement) : null;
		const open = [...old.querySelectorAll('details[open][id]')].map(({ id }) => id);
		const left = [...old.querySelectorAll('.scroll')].map(({ scrollLeft }) => scrollLeft);
		old.replaceWith(fresh);
		for (const id of open) document.getElementById(id)?.setAttribute('open', '');
		fresh.querySelectorAll('.scroll').forEach((box, index) => { box.scrollLeft = left[index] ?? 0; });
		if (active) {
			const again = [fresh, ...fresh.querySelectorAll('[id], [href]')].find((one) => keyOf(one) === active);
			again?.focus({ preventScroll: true });
		}
	}

	function say(text) {
		if (state.textContent !== text) state.textContent = text;
	}

	async function update() {
		try {
			const query = new URLSearchParams(location.search);
			query.set('live', '1');
			const answer = await fetch('?' + query, { redirect: 'error', cache: 'no-store' });
			if (answer.status === 401) return location.reload();
			if (!answer.ok) throw new Error();
			const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
			for (const part of fresh.querySelectorAll('[data-live]')) {
				const old = document.getElementById(part.id);
				if (old && old.outerHTML !== part.outerHTML) replace(old, part);
			}
			const news = fresh.getElementById('news')?.textContent ?? '';
			const spoken = document.getElementById('news');
			if (spoken && spoken.textContent !== news) spoken.textContent = news;
			say('');
		} catch {
			say('No answer from n8n; trying again');
		}
	}

	function plan() {
		clearTimeout(timer);
		if (live && !document.hidden) timer = setTimeout(() => update().finally(plan), EVERY_MS);
	}

	button.addEventListener('click', () => {
		live = !live;
		button.setAttribute('aria-pressed', String(live));
		if (live) update();
		plan();
	});
	document.addEventListener('visibilitychange', () => {
		if (live && !document.hidden) update();
		plan();
	});
	plan();
})();
`;
