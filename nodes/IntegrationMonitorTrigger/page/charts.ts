import type { Minute } from '../figures/snapshot';
import { count } from './format';
import { html, type Markup } from './html';

const MINUTE_MS = 60_000;
const BARS = 60;
const HEIGHT = 100;

interface Bar {
	startsAt: number;
	done: number;
	failed: number;
	dead: number;
}

export interface Span {
	from: number;
	to: number;
}

/** The window in at most 60 bars of whole minutes, those without any attempt too. */
export function toBars(
	minutes: readonly Minute[],
	{ from, to }: Span,
): { bars: Bar[]; barMs: number } {
	const barMs = Math.max(1, Math.ceil((to - from) / BARS / MINUTE_MS)) * MINUTE_MS;
	const first = Math.ceil((to - BARS * barMs) / MINUTE_MS) * MINUTE_MS;
	const start = Math.max(first, Math.floor(from / MINUTE_MS) * MINUTE_MS);
	const bars: Bar[] = [];
	for (let at = start; at < to; at += barMs)
		bars.push({ startsAt: at, done: 0, failed: 0, dead: 0 });
	for (const { startsAt, done, failed, dead } of minutes) {
		const bar = bars[Math.floor((startsAt - start) / barMs)];
		if (!bar) continue;
		bar.done += done;
		bar.failed += failed;
		bar.dead += dead;
	}
	return { bars, barMs };
}

export interface Series {
	name: string;
	/** Class of its colour. */
	colour: 'done' | 'fail' | 'dead';
	value(bar: Bar): number;
}

/** Stacked bars over time. The picture says in words what it shows, and a table has the figures. */
export function chart(
	id: string,
	title: string,
	series: readonly Series[],
	minutes: readonly Minute[],
	span: Span,
): Markup {
	const { bars, barMs } = toBars(minutes, span);
	const total = (bar: Bar) => series.reduce((sum, { value }) => sum + value(bar), 0);
	const most = Math.max(1, ...bars.map(total));
	const sums = series.map(
		({ name, value }) => `${count(bars.reduce((sum, bar) => sum + value(bar), 0))} ${name}`,
	);
	const per = barMs === MINUTE_MS ? 'minute' : `${barMs / MINUTE_MS} minutes`;
	const words = `${title}: ${sums.join(', ')}; at most ${count(Math.max(0, ...bars.map(total)))} per ${per}.`;
	const width = 10;
	return html`<section class="card" id="${id}" data-live aria-labelledby="${id}-title">
		<div class="head">
			<h2 id="${id}-title">${title}</h2>
			<span class="key"
				>${series.map(
					({ name, colour }) =>
						html`<span
							><svg viewBox="0 0 10 10" aria-hidden="true">
								<rect width="10" height="10" rx="2" class="${colour}" /></svg
							>${name}</span
						>`,
				)}</span
			>
		</div>
		<figure>
			<svg
				viewBox="0 0 ${bars.length * width} ${HEIGHT}"
				preserveAspectRatio="none"
				role="img"
				aria-label="${words}"
			>
				${[0, 0.5, 1].map(
					(share) =>
						html`<line
							class="grid"
							x1="0"
							x2="${bars.length * width}"
							y1="${HEIGHT * share}"
							y2="${HEIGHT * share}"
						/>`,
				)}
				${bars.map((bar, index) => stack(bar, index * width, width, series, most))}
			</svg>
			<div class="axis" aria-hidden="true">
				<span>${clock(bars[0]?.startsAt)}</span
				><span>peak ${count(Math.max(0, ...bars.map(total)))} per ${per}</span><span>now</span>
			</div>
			<details id="${id}-table">
				<summary class="small quiet">As a table</summary>
				<div class="scroll" tabindex="0" role="region" aria-label="${title}, figures">
					<table>
						<caption class="unseen">
							${title}, by ${per}, UTC
						</caption>
						<thead>
							<tr>
								<th scope="col">From</th>
								${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
							</tr>
						</thead>
						<tbody>
							${bars
								.filter((bar) => total(bar) > 0)
								.map(
									(bar) =>
										html`<tr>
											<th scope="row">${clock(bar.startsAt)}</th>
											${series.map(
												({ value }) => html`<td class="number">${count(value(bar))}</td>`,
											)}
										</tr>`,
								)}
						</tbody>
					</table>
				</div>
			</details>
		</figure>
	</section>`;
}

function stack(
	bar: Bar,
	x: number,
	width: number,
	series: readonly Series[],
	most: number,
): Markup[] {
	let y = HEIGHT;
	return series.flatMap(({ colour, value }) => {
		const height = round((value(bar) / most) * HEIGHT);
		if (height === 0) return [];
		y -= height;
		return [
			html`<rect
				class="${colour}"
				x="${x + 1}"
				y="${round(y)}"
				width="${width - 2}"
				height="${height}"
			/>`,
		];
	});
}

/** A line of bars without words, beside figures that say the same. */
export function sparkline(minutes: readonly Minute[], span: Span): Markup | undefined {
	if (minutes.length === 0) return undefined;
	const { bars } = toBars(minutes, span);
	const most = Math.max(1, ...bars.map(({ done, failed, dead }) => done + failed + dead));
	const path = (bottom: (bar: Bar) => number, height: (bar: Bar) => number) =>
		bars
			.map((bar, index) => {
				const [low, high] = [bottom(bar) / most, height(bar) / most].map((share) => share * 24) as [
					number,
					number,
				];
				return high > 0
					? `M${index} ${round(24 - low)}v-${round(Math.max(high, 1.5))}h.8V${round(24 - low)}z`
					: '';
			})
			.join('');
	return html`<svg
		class="spark"
		viewBox="0 0 ${bars.length} 24"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		<path
			class="done"
			d="${path(
				() => 0,
				({ done }) => done,
			)}"
		/>
		<path
			class="dead"
			d="${path(
				({ done }) => done,
				({ failed, dead }) => failed + dead,
			)}"
		/>
	</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function clock(at = 0): string {
	return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}
