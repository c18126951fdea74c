import { randomBytes } from 'node:crypto';
import { exposition, EXPOSITION_TYPE } from '../../core/observe/exposition';
import type { HealthRules } from '../../core/observe/health';
import type { Clock } from '../../core/time';
import type { Store } from '../../store/Store';
import { metrics } from '../shared/metrics';
import { attemptsFrom } from './access/attempts';
import type { Access } from './access/credential';
import { fromOwnPage } from './access/sameOrigin';
import {
	closeSession,
	openSession,
	sessionOf,
	type CookieScope,
	type Session,
} from './access/session';
import { act } from './act';
import { toFamilies } from './figures/metrics';
import { takeSnapshot, type Snapshot } from './figures/snapshot';
import { attemptTotals } from './figures/totals';
import { json, seeOther, type MonitorRequest, type MonitorResponse } from './http';
import { fragment, page } from './page/layout';
import { closed, login } from './page/login';
import { viewOf } from './views';

/** What a monitor node serves. */
export interface Monitor {
	store: Store;
	/** Undefined: nobody gets in. */
	access?: Access;
	rules: HealthRules;
	/** Load balancers may ask for the health without a token. */
	openHealth: boolean;
	/** A failed integration makes the health answer 503, not only a ledger that cannot be read. */
	healthFailsWith: 'ledger' | 'integration';
	/** From which pages forms may come. */
	origins: readonly string[];
	cookie: CookieScope;
	clock: Clock;
}

/** Answers one request. Nothing is shown or done before it is known who asks. */
export async function serve(monitor: Monitor, request: MonitorRequest): Promise<MonitorResponse> {
	const nonce = randomBytes(16).toString('base64');
	const { access, openHealth } = monitor;
	const { path, headers } = request;
	if (path === 'health' && openHealth) return await health(monitor);
	if (!access) {
		if (path !== '')
			return json(503, { error: 'closed', message: 'The monitor has no credential' });
		return page({ title: 'Closed', main: closed(), status: 503 }, nonce);
	}
	const attempts = attemptsFrom(request.address, monitor.store.state);
	const session = sessionOf(access, headers.cookie, monitor.clock());
	const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
	const signingIn = path === '' && request.method === 'POST' && request.body.get('do') === 'login';

	if (bearer !== undefined || signingIn) {
		const lockedMs = await attempts.lockedMs(monitor.clock());
		if (lockedMs > 0)
			return refuse(429, 'Too many wrong attempts. Wait some minutes.', {
				'Retry-After': String(Math.ceil(lockedMs / 1000)),
			});
	}
	if (bearer !== undefined) {
		if (access.isToken(bearer)) return await answer(monitor, request, nonce, undefined);
		await attempts.failed(monitor.clock());
		return refuse(401, 'The token is wrong.');
	}
	if (signingIn) {
		if (!fromOwnPage(headers, monitor.origins))
			return refuse(403, 'Sign in on the monitor’s own page.');
		if (mayEnter(access, request.body)) {
			return seeOther('?', { 'Set-Cookie': openSession(access, monitor.cookie, monitor.clock()) });
		}
		await attempts.failed(monitor.clock());
		return refuse(
			401,
			access.form === 'password' ? 'User or password is wrong.' : 'The token is wrong.',
		);
	}
	if (!session) return refuse(401);
	return await answer(monitor, request, nonce, session);

	function refuse(
		status: number,
		problem?: string,
		more: Record<string, string> = {},
	): MonitorResponse {
		if (path !== '' || bearer !== undefined) {
			const message = problem ?? 'Send the token as “Authorization: Bearer …”';
			return json(
				status,
				{ error: status === 429 ? 'too_many_attempts' : 'unauthorized', message },
				{ 'WWW-Authenticate': 'Bearer', ...more },
			);
		}
		return page(
			{ title: 'Sign in', main: login(access!.form, problem), status, headers: more },
			nonce,
		);
	}
}

function mayEnter(access: Access, form: URLSearchParams): boolean {
	return access.form === 'password'
		? access.isLogin(form.get('user') ?? '', form.get('password') ?? '')
		: access.isToken(form.get('token') ?? '');
}

/** Without a session it came with the token, which no page of another site can make a browser send. */
async function answer(
	monitor: Monitor,
	request: MonitorRequest,
	nonce: string,
	session: Session | undefined,
): Promise<MonitorResponse> {
	const { store, rules, clock } = monitor;
	const { path, method, headers, body } = request;
	if (method === 'POST') {
		const genuine =
			session === undefined ||
			(body.get('csrf') === session.csrf && fromOwnPage(headers, monitor.origins));
		if (!genuine) {
			return json(403, {
				error: 'forbidden',
				message: 'The form is not of this session. Open the monitor again.',
			});
		}
		if (body.get('do') === 'logout')
			return seeOther('?', { 'Set-Cookie': closeSession(monitor.cookie) });
		return await act(store.ledger, body);
	}
	switch (path) {
		case 'health':
			return await health(monitor);
		case 'metrics': {
			const now = clock();
			const [snapshot, totals] = [
				await takeSnapshot(store, rules, now),
				await attemptTotals(store, now),
			];
			const text = exposition([...toFamilies(snapshot, totals), ...metrics.families()]);
			return {
				status: 200,
				headers: { 'Content-Type': EXPOSITION_TYPE, 'Cache-Control': 'no-store' },
				body: text,
			};
		}
		case 'api':
			return json(200, await takeSnapshot(store, rules, clock()));
		case '': {
			const view = await viewOf(store, rules, clock(), request.query, session?.csrf ?? '');
			if (request.query.has('live')) return fragment(view.main, view.news ?? '');
			return page({ ...view, csrf: session?.csrf ?? '' }, nonce);
		}
	}
}

/** For load balancers: short, and nothing that a stranger may not know. */
async function health({ store, rules, clock, healthFailsWith }: Monitor): Promise<MonitorResponse> {
	let snapshot: Snapshot;
	try {
		snapshot = await takeSnapshot(store, rules, clock());
	} catch {
		return json(503, { status: 'unavailable', ledger: 'unreadable' });
	}
	const of = (wanted: string) =>
		snapshot.integrations.filter((one) => one.health === wanted).length;
	const integrations = { healthy: of('healthy'), degraded: of('degraded'), failed: of('failed') };
	const status = snapshot.integrations[0]?.health ?? 'healthy';
	const unwell = healthFailsWith === 'integration' && integrations.failed > 0;
	return json(unwell ? 503 : 200, { status, ledger: 'ok', integrations });
}
