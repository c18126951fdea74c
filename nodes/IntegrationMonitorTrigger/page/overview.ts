import { expectedEvery, type HealthRules } from '../../../core/observe/health';
import type { Integration, Snapshot } from '../figures/snapshot';
import { chart, sparkline, type Span } from './charts';
import { ago, count, inFuture, milliseconds, percent, plural } from './format';
import { html, type Markup } from './html';
import { healthPill } from './pill';

/** Is it working, since when, what is stuck: the answers from top to bottom. */
export function overview(snapshot: Snapshot, rules: HealthRules): Markup[] {
	const span = { from: snapshot.takenAt - snapshot.windowMs, to: snapshot.takenAt };
	const { minutes } = snapshot;
	return [
		html`<div id="summary" data-live class="stack">${verdict(snapshot)}${tiles(snapshot)}</div>`,
		html`<div class="two">
			${chart(
				'deliveries',
				'Deliveries done',
				[{ name: 'done', colour: 'done', value: ({ done }) => done }],
				minutes,
				span,
			)}
			${chart(
				'failures',
				'Failed attempts',
				[
					{ name: 'tried again', colour: 'fail', value: ({ failed }) => failed },
					{ name: 'dead', colour: 'dead', value: ({ dead }) => dead },
				],
				minutes,
				span,
			)}
		</div>`,
		integrations(snapshot, rules, span),
		limits(snapshot),
	];
}

/** The state of everything in one sentence. */
export function headline(snapshot: Snapshot): string {
	const integrations = shown(snapshot);
	if (integrations.length === 0) return 'Nothing has come in yet';
	const of = (health: string) => integrations.filter((one) => one.health === health).length;
	const [failed, degraded, healthy] = [of('failed'), of('degraded'), of('healthy')];
	if (failed + degraded === 0) {
		return healthy === 1 ? 'The integration is healthy' : `All ${healthy} integrations are healthy`;
	}
	return [
		failed > 0 && `${failed} failed`,
		degraded > 0 && `${degraded} degraded`,
		healthy > 0 && `${healthy} healthy`,
	]
		.filter(Boolean)
		.join(', ');
}

/** A target is an integration while it has a problem; else the table of breakers is enough. */
const shown = ({ integrations }: Snapshot): Integration[] =>
	integrations.filter(({ kind, health }) => kind !== 'target' || health !== 'healthy');

function verdict(snapshot: Snapshot): Markup {
	const worst = snapshot.integrations[0]?.health ?? 'healthy';
	const at = new Date(snapshot.takenAt).toISOString();
	return html`<section class="card verdict ${worst}" aria-label="Summary">
		${snapshot.integrations.length > 0 && healthPill(worst)}
		<p>${headline(snapshot)}</p>
		<span class="quiet small">as of <time datetime="${at}">${at.slice(11, 19)} UTC</time></span>
	</section>`;
}

function tiles({ counts, minutes, integrations, windowMs }: Snapshot): Markup {
	const sum = (outcome: 'done' | 'failed' | 'dead') =>
		minutes.reduce((total, minute) => total + minute[outcome], 0);
	const slowest = Math.max(0, ...integrations.map(({ latencyMs }) => latencyMs?.p95 ?? 0));
	const last = `last ${windowMs === 3_600_000 ? 'hour' : plural(Math.round(windowMs / 60_000), 'minute')}`;
	const tile = (name: string, value: Markup | string) =>
		html`<div class="card tile">
			<dt>${name}</dt>
			<dd>${value}</dd>
		</div>`;
	return html`<dl class="tiles">
		${tile('Waiting or running', count(counts.queued + counts.leased + counts.retrying))}
		${tile('Dead letters', html`<a href="?view=letters">${count(counts.dead + counts.parked)}</a>`)}
		${tile(`Done, ${last}`, count(sum('done')))}
		${tile(`Failed attempts, ${last}`, count(sum('failed') + sum('dead')))}
		${tile('Slowest p95', slowest > 0 ? milliseconds(slowest) : '–')}
	</dl>`;
}

function integrations(snapshot: Snapshot, rules: HealthRules, span: Span): Markup {
	const rows = shown(snapshot);
	return html`<section
		class="card"
		id="integrations"
		data-live
		aria-labelledby="integrations-title"
	>
		<div class="head">
			<h2 id="integrations-title">Integrations</h2>
			<span class="quiet small">${plural(rows.length, 'integration')}, the worst first</span>
		</div>
		${rows.length === 0
			? html`<p class="empty">
					Publish a workflow with a Verified Trigger or a Sync Checkpoint: it appears here with its
					first event.
				</p>`
			: html`<div class="scroll" tabindex="0" role="region" aria-label="Table of integrations">
					<table class="fold" role="table">
						<caption class="unseen">
							Integrations with their health, the worst first
						</caption>
						<thead role="rowgroup">
							<tr role="row">
								${[
									'Integration',
									'Health',
									'Last success',
									'Done',
									'Failed',
									'p50 / p95',
									'Oldest waiting',
									'Next success due',
									'Activity',
								].map(
									(name) =>
										html`<th
											scope="col"
											role="columnheader"
											${['Done', 'Failed', 'p50 / p95'].includes(name) && html` class="number"`}
										>
											${name}
										</th>`,
								)}
							</tr>
						</thead>
						<tbody role="rowgroup">
							${rows.map((one) => row(one, rules, snapshot.takenAt, span))}
						</tbody>
					</table>
				</div>`}
	</section>`;
}

function row(one: Integration, rules: HealthRules, now: number, span: Span): Markup {
	const everyMs = expectedEvery(one, rules);
	const due =
		everyMs !== undefined && one.lastSuccessAt !== undefined && one.lastSuccessAt + everyMs;
	const { latencyMs, reasons, health } = one;
	return html`<tr role="row">
		<th scope="row" role="rowheader">
			${one.name}${one.paused &&
			html` <span class="pill other">paused</span>`}${one.runningSince !== undefined &&
			html` <span class="pill other"
				>running, began ${ago(one.runningSince, now)}</span
			>`}${reasons.map((reason) => html`<div class="why ${health}">${reason}</div>`)}
		</th>
		<td role="cell" class="wide">${healthPill(health)}</td>
		<td role="cell" class="nowrap" data-name="Last success">${ago(one.lastSuccessAt, now)}</td>
		<td role="cell" class="number" data-name="Done">${count(one.done)}</td>
		<td role="cell" class="number" data-name="Failed">${count(one.failed + one.dead)}</td>
		<td role="cell" class="number${!latencyMs && ' none'}" data-name="p50 / p95">
			${latencyMs ? `${milliseconds(latencyMs.p50)} / ${milliseconds(latencyMs.p95)}` : '–'}
		</td>
		<td
			role="cell"
			class="nowrap${one.oldestOpenAt === undefined && ' none'}"
			data-name="Oldest waiting"
		>
			${one.oldestOpenAt === undefined ? '–' : ago(one.oldestOpenAt, now)}
		</td>
		<td role="cell" class="nowrap${!due && ' none'}" data-name="Next success due">
			${due ? inFuture(due, now) : '–'}
		</td>
		<td role="cell" class="wide">${sparkline(one.minutes, span)}</td>
	</tr>`;
}

function limits({ integrations: all, limits: left, takenAt }: Snapshot): Markup {
	const targets = all.filter(({ kind }) => kind === 'target');
	const none = targets.length + left.length === 0;
	return html`<section class="card" id="limits" data-live aria-labelledby="limits-title">
		<div class="head"><h2 id="limits-title">Breakers and rate limits</h2></div>
		${none
			? html`<p class="empty">
					No HTTP node has called anything through a breaker or a limit yet.
				</p>`
			: html`<div
					class="scroll"
					tabindex="0"
					role="region"
					aria-label="Table of breakers and limits"
				>
					<table class="fold" role="table">
						<caption class="unseen">
							Circuit breakers and what is left of rate limits
						</caption>
						<thead role="rowgroup">
							<tr role="row">
								<th scope="col" role="columnheader">Target</th>
								<th scope="col" role="columnheader">Guard</th>
								<th scope="col" role="columnheader">State</th>
							</tr>
						</thead>
						<tbody role="rowgroup">
							${targets.map(
								({ name, openSince }) =>
									html`<tr role="row">
										<th scope="row" role="rowheader">${name}</th>
										<td role="cell" class="wide">Breaker</td>
										<td role="cell" class="wide">
											${openSince === undefined
												? html`${healthPill('healthy')} <span class="quiet">closed</span>`
												: html`${healthPill('failed')} open since ${ago(openSince, takenAt)}`}
										</td>
									</tr>`,
							)}
							${left.map(
								({ key, limit, left: share, resetAt }) =>
									html`<tr role="row">
										<th scope="row" role="rowheader">${key}</th>
										<td role="cell" class="wide">Limit, ${limit}</td>
										<td role="cell" class="wide">
											<div class="meter">
												<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
													<rect
														class="${share < 0.1 ? 'dead' : share < 0.3 ? 'fail' : 'done'}"
														width="${Math.round(share * 100)}"
														height="8"
													/></svg
												><span
													>${percent(share)}
													left${resetAt !== undefined &&
													html`<span class="quiet"
														>, whole ${inFuture(resetAt, takenAt)}</span
													>`}</span
												>
											</div>
										</td>
									</tr>`,
							)}
						</tbody>
					</table>
				</div>`}
	</section>`;
}
