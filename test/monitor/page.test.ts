import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { source as axeSource, type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aDelivery } from '../support/deliveries';
import { accessOf } from '../../nodes/IntegrationMonitorTrigger/access/credential';
import { startServer } from '../support/server';
import { describeInBrowser, launch } from './browser';
import {
	fillGuardsAndSyncs,
	fillIntegration,
	LOGIN,
	serveMonitor,
	TOKEN,
	type ServedMonitor,
} from './support';

/** With STEADFAST_PICTURES=docs/images the pictures of the docs are made anew. */
const PICTURES = process.env.STEADFAST_PICTURES ?? join(tmpdir(), 'steadfast-pictures');
const IN_THE_DOCS = [
	...['overview-light', 'overview-dark', 'overview-light-phone', 'letters-light'],
	...['letters-dark-phone', 'letter-light', 'confirm-dark-phone'],
];

jest.setTimeout(40_000);

/** Figures for people; no test hangs on them. */
const say = (figure: string) => process.stdout.write(`${figure}\n`);

describeInBrowser('the page in Chromium', () => {
	let browser: Browser;
	let served: ServedMonitor;
	let context: BrowserContext;
	let page: Page;

	beforeAll(async () => {
		mkdirSync(PICTURES, { recursive: true });
		browser = await launch();
	});
	afterAll(() => browser?.close());

	beforeEach(async () => {
		served = await serveMonitor();
		context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
		page = await context.newPage();
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(String(error)));
		page.on('console', (message) => {
			// The login page itself comes with 401.
			const expected = message.text().includes('401 (Unauthorized)');
			if (message.type() === 'error' && !expected) errors.push(message.text());
		});
		Object.assign(page, { errors });
	});
	afterEach(async () => {
		await context.close();
		await served.close();
	});

	async function signIn(): Promise<void> {
		await page.goto(served.page);
		await page.getByLabel('User').fill(LOGIN.user);
		await page.getByLabel('Password').fill(LOGIN.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('heading', { name: 'Integrations' }).waitFor();
	}

	const aDeadLetter = (text = '{"id":1}', reason = 'HTTP 422: no such SKU') =>
		served.store.ledger.bury(aDelivery({ kind: 'item', body: Buffer.from(text) }), reason);

	/** What axe-core finds, in a word or two each. */
	async function violations(): Promise<string[]> {
		// Through the debugger, which the page's policy does not hold back.
		await page.evaluate(axeSource);
		const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
		return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
	}

	it.each([0, 1, 200])('shows %i integrations', async (count) => {
		for (let n = 0; n < count; n++) await fillIntegration(served.store, n);
		await signIn();
		const rows = page.locator('#integrations tbody tr');
		expect(await rows.count()).toBe(count);
		if (count === 0) await page.getByText('Nothing has come in yet').first().waitFor();
		if (count === 200) expect(await rows.first().innerText()).toContain('degraded');
		say(`${count} integrations: first contentful paint ${await firstPaint()} ms`);
	});

	async function firstPaint(): Promise<number> {
		await page.reload();
		return await page.evaluate<number>(`new Promise((resolve) =>
			new PerformanceObserver((list) => {
				const paint = list.getEntriesByName('first-contentful-paint')[0];
				if (paint) resolve(Math.round(paint.startTime));
			}).observe({ type: 'paint', buffered: true }))`);
	}

	it('finds its way through 100,000 dead letters', async () => {
		const { DatabaseSync } = await import('node:sqlite');
		await aDeadLetter('{"order":"#1"}');
		const database = new DatabaseSync(served.file);
		const columns = database
			.prepare("SELECT name FROM pragma_table_info('deliveries')")
			.all()
			.map(({ name }) => String(name));
		const copied = columns.filter(
			(name) => !['id', 'delivery_key', 'death_sequence'].includes(name),
		);
		database.exec(`WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)
			INSERT INTO deliveries (id, delivery_key, ${copied}) SELECT n, 'copy-' || n, ${copied} FROM deliveries, numbers WHERE id = 1`);
		database.close();
		await signIn();
		say(`100,000 dead letters: overview, first contentful paint ${await firstPaint()} ms`);
		await page.getByRole('link', { name: 'Dead letters' }).click();
		await page.getByText('100,000 matches').waitFor();
		say(`100,000 dead letters: list, first contentful paint ${await firstPaint()} ms`);
		expect(await page.locator('#letters tbody tr').count()).toBe(50);
		const first = await page.locator('#letters tbody tr').first().innerText();
		await page.getByRole('link', { name: 'Older' }).click();
		await page.getByRole('link', { name: 'Newest' }).waitFor();
		expect(await page.locator('#letters tbody tr').first().innerText()).not.toBe(first);
	});

	it('replays what was chosen, after saying how many that is', async () => {
		const letter = await aDeadLetter();
		await aDeadLetter();
		await signIn();
		await page.getByRole('link', { name: 'Dead letters' }).click();
		await page.getByLabel(`Choose number ${letter.id}`).check();
		await page.getByRole('button', { name: 'Replay…' }).click();
		await page.getByText('1 dead letter will be replayed').waitFor();
		expect(await served.store.ledger.counts()).toEqual({ dead: 2 });
		await page.getByRole('button', { name: 'Replay 1' }).click();
		await page.getByText('1 waiting or running').waitFor();
		await page.getByText('no letter of this replay is dead').waitFor();
		expect(await served.store.ledger.counts()).toEqual({ dead: 1, queued: 1 });

		await page.getByRole('button', { name: 'Take back' }).click();
		await page.getByText('1 delivery of the replay taken back').waitFor();
		expect(await served.store.ledger.counts()).toEqual({ dead: 2 });
	});

	it('resolves all that a filter finds, with a note', async () => {
		await aDeadLetter('{"a":1}', 'HTTP 500');
		await aDeadLetter('{"b":2}', 'no such SKU');
		await signIn();
		await page.getByRole('link', { name: 'Dead letters' }).click();
		await page.getByLabel('Reason contains').fill('sku');
		await page.getByRole('button', { name: 'Find' }).click();
		await page.getByText('1 match,').waitFor();
		await page.getByRole('button', { name: 'Resolve…' }).click();
		await page.getByLabel('Note').fill('SKU added');
		await page.getByRole('button', { name: 'Resolve 1' }).click();
		await page.getByText('1 dead letter resolved.').waitFor();
		const [resolved] = await served.store.ledger.find({ status: 'resolved', limit: 2 });
		expect(resolved).toMatchObject({ reason: 'no such SKU', note: 'SKU added' });
	});

	it('runs nothing that a payload, a reason or a name brings along', async () => {
		const attack =
			'</pre></script><script>document.title="owned"</script><img src=x onerror=document.title="owned">"\'`';
		const letter = await served.store.ledger.bury(
			aDelivery({
				kind: 'item',
				provider: attack,
				type: attack,
				body: Buffer.from(JSON.stringify({ name: attack })),
				headers: { 'x-topic': attack },
				origin: { workflowId: 'w', workflowName: attack, nodeName: attack },
			}),
			attack,
		);
		await signIn();
		for (const query of [
			'',
			'?view=letters',
			`?letter=${letter.id}`,
			`?view=confirm&do=replay&id=${letter.id}&type=${encodeURIComponent(attack)}`,
		]) {
			await page.goto(served.page + query);
			await page.locator('main').waitFor();
			expect(await page.title()).not.toBe('owned');
			expect(await page.locator('img, main script').count()).toBe(0);
		}
		await page.goto(`${served.page}?letter=${letter.id}`);
		expect(await page.locator('pre').first().innerText()).toContain('</pre></script><script>');
		expect((page as Page & { errors: string[] }).errors).toEqual([]);
	});

	it.each([
		['of another site, without the cookie', 'localhost', 401],
		['at another port of the same host, with the cookie', '127.0.0.1', 403],
	])('does not do what a page asks for %s', async (_, host, status) => {
		await aDeadLetter();
		await signIn();
		const other = await startServer((__, response) =>
			response
				.setHeader('content-type', 'text/html')
				.end(
					`<form method="post" action="${served.page}"><input name="do" value="discard"><input name="status" value="dead"><button>Win a prize</button></form>`,
				),
		);
		await page.goto(other.url.replace('127.0.0.1', host));
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.getByRole('button').click();
		expect((await answered).status()).toBe(status);
		expect(await served.store.ledger.counts()).toEqual({ dead: 1 });
		await other.close();
	});

	it('refuses a wrong password and says so', async () => {
		await page.goto(served.page);
		await page.getByLabel('User').fill(LOGIN.user);
		await page.getByLabel('Password').fill('not this one');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
		expect(await page.getByRole('heading', { name: 'Integrations' }).count()).toBe(0);
	});

	it('refuses a wrong token and takes the right one', async () => {
		const byToken = await serveMonitor({ access: accessOf({ token: TOKEN }) });
		await page.goto(byToken.page);
		await page.getByLabel('Token').fill(`${TOKEN}x`);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('alert').filter({ hasText: 'The token is wrong' }).waitFor();
		await page.goto(`${byToken.page}?view=letters`);
		expect(await page.getByRole('heading', { name: 'Dead letters' }).count()).toBe(0);
		await page.getByLabel('Token').fill(TOKEN);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByRole('heading', { name: 'Integrations' }).waitFor();
		await byToken.close();
	});

	it('can be used with the keyboard alone', async () => {
		const letter = await aDeadLetter();
		await page.goto(served.page);
		// The browser puts the focus there by itself, shortly after the page is loaded.
		await page.getByLabel('User').and(page.locator(':focus')).waitFor();
		await page.keyboard.type(LOGIN.user);
		await page.keyboard.press('Tab');
		await page.keyboard.type(LOGIN.password);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Integrations' }).waitFor();
		await tabTo('Dead letters');
		await page.keyboard.press('Enter');
		await page.getByText('1 match').waitFor();
		await tabTo(`number ${letter.id}`);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Payload' }).waitFor();
		await tabTo('Replay…');
		await page.keyboard.press('Enter');
		await page.getByText('will be replayed').waitFor();
		await tabTo('Replay 1');
		await page.keyboard.press('Enter');
		await page.getByText('1 waiting or running').waitFor();
		expect(await served.store.ledger.counts()).toEqual({ queued: 1 });
	});

	async function tabTo(name: string): Promise<void> {
		for (let presses = 0; presses < 60; presses++) {
			await page.keyboard.press('Tab');
			const focused = page.locator('a:focus, button:focus');
			if ((await focused.allInnerTexts()).some((text) => text.includes(name))) {
				const outline = await page.evaluate(
					'getComputedStyle(document.activeElement).outlineStyle',
				);
				expect(outline).toBe('solid');
				return;
			}
		}
		throw new Error(`No way to "${name}" with the Tab key`);
	}

	it('brings itself up to date and leaves focus and scroll where they are', async () => {
		await fillIntegration(served.store, 0);
		await page.setViewportSize({ width: 1280, height: 500 });
		await page.clock.install();
		await signIn();
		await page.locator('#deliveries summary').focus();
		await page.keyboard.press('Enter');
		await page.evaluate('scrollTo(0, 120)');
		await fillIntegration(served.store, 3);
		await page.clock.runFor(6000);
		await page.locator('#integrations tbody tr').nth(1).waitFor();
		expect(
			await page.getByRole('status').filter({ hasText: '1 degraded, 1 healthy' }).count(),
		).toBe(1);
		expect(await page.evaluate('scrollY')).toBe(120);
		expect(await page.locator('#deliveries details').getAttribute('open')).toBe('');

		await page.getByRole('button', { name: 'Live updates' }).click();
		await fillIntegration(served.store, 1);
		await page.clock.runFor(20_000);
		expect(await page.locator('#integrations tbody tr').count()).toBe(2);
	});

	describe.each(['light', 'dark'] as const)('in %s mode', (colorScheme) => {
		it.each([1280, 390])('has no barriers at a width of %i', async (width) => {
			await fillShop();
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
			await page.goto(served.page);
			expect(await violations()).toEqual([]);
			await signIn();
			const isPhone = width === 390;
			const views = {
				overview: '?',
				letters: '?view=letters',
				letter: `?letter=${await deadLetterId()}`,
				confirm: '?view=confirm&do=replay',
			};
			for (const [view, query] of Object.entries(views)) {
				await page.goto(served.page + query);
				expect(await violations()).toEqual([]);
				const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
				expect(overflow).toBeLessThanOrEqual(0);
				const name = `${view}-${colorScheme}${isPhone ? '-phone' : ''}`;
				if (!IN_THE_DOCS.includes(name)) continue;
				// A page on a phone is many screens long.
				await page.screenshot({ path: join(PICTURES, `monitor-${name}.png`), fullPage: !isPhone });
			}
		});
	});

	async function deadLetterId(): Promise<number> {
		const [newest] = await served.store.ledger.find({
			status: 'dead',
			newestFirst: true,
			limit: 1,
		});
		return newest!.id;
	}

	async function leaveOneWaiting(): Promise<void> {
		const [known] = await served.store.ledger.find({ workflowId: 'workflow-5', limit: 1 });
		const { scope, origin } = known!;
		const dueAt = Date.now() + 3_600_000;
		await served.store.ledger.record(aDelivery({ scope, origin, dueAt }));
	}

	/** A shop on an ordinary day: most of it works. */
	async function fillShop(): Promise<void> {
		const { store } = served;
		await served.backdate(async (minutesAgo) => {
			for (let n = 0; n < 7; n++) {
				const some = 1 + ((minutesAgo * 7 + n * 5) % 11 >> 1);
				if (n !== 3 || minutesAgo % 9 === 0) await fillIntegration(store, n, some);
			}
			if (minutesAgo === 12) await leaveOneWaiting();
		});
		const reasons = [
			'HTTP 422: no such SKU “MUG-BLU-350”',
			'Send to warehouse: HTTP 400: ship_to.country is missing',
			'Customer 4711 was merged into 4712',
		];
		for (const reason of reasons) {
			await store.ledger.bury(
				aDelivery({
					kind: 'item',
					scope: 'workflow-0/dead-letters',
					body: Buffer.from(
						JSON.stringify({
							order_number: '#1042',
							ship_to: { city: 'Ghent' },
							lines: [{ sku: 'MUG-BLU-350', quantity: 2 }],
						}),
					),
					origin: {
						workflowId: 'workflow-0',
						workflowName: 'Orders 1',
						nodeName: 'Send to warehouse',
					},
				}),
				reason,
			);
		}
		await fillGuardsAndSyncs(store.state, Date.now());
	}
});
