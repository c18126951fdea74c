/** The whole style sheet. Every pair of colours keeps a contrast of 4.5 to 1, light and dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--page: #f5f6f8; --card: #ffffff; --line: #dfe3e8; --text: #1a1f26; --quiet: #56606d;
	--accent: #0b6e66; --on-accent: #ffffff; --accent-soft: #e0f2f0;
	--healthy: #0f5f3a; --healthy-soft: #dcf3e6; --healthy-bar: #2ba06a;
	--degraded: #6f4300; --degraded-soft: #ffefcf; --degraded-bar: #d18a12;
	--failed: #8f1d1d; --failed-soft: #fde4e2; --failed-bar: #d0443c;
	--shadow: 0 1px 2px rgb(16 24 40 / 6%), 0 1px 6px rgb(16 24 40 / 5%);
}
@media (prefers-color-scheme: dark) {
	:root {
		--page: #0f1318; --card: #181d24; --line: #2c343e; --text: #e8ecf1; --quiet: #a3aebb;
		--accent: #5fd3c6; --on-accent: #08211f; --accent-soft: #16302f;
		--healthy: #86e0b0; --healthy-soft: #15301f; --healthy-bar: #35b478;
		--degraded: #f6c667; --degraded-soft: #38290d; --degraded-bar: #e0a02c;
		--failed: #ffa8a1; --failed-soft: #421b1b; --failed-bar: #ef6a61;
		--shadow: none;
	}
}
[hidden] { display: none !important; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
	margin: 0; background: var(--page); color: var(--text);
	font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3, p, dl, dd, ul, figure { margin: 0; padding: 0; }
h1 { font-size: 1.05rem; letter-spacing: -.01em; }
h2 { font-size: 1rem; letter-spacing: -.01em; }
a { color: var(--accent); text-underline-offset: 2px; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; top: 0; }
.skip:focus { left: 1rem; top: .5rem; z-index: 2; padding: .5rem 1rem; background: var(--card); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--quiet); }
.small { font-size: .87rem; }
.bar {
	display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.5rem; padding: .7rem 1.5rem;
	background: var(--card); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: .6rem; }
.brand svg { width: 26px; height: 26px; }
nav { display: flex; gap: .25rem; flex: 1; }
nav a { padding: .3rem .75rem; border-radius: 999px; color: var(--quiet); text-decoration: none; font-weight: 550; }
nav a:hover { color: var(--text); }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent); }
.tools { display: flex; align-items: center; gap: .5rem; }
main { max-width: 1240px; margin: 0 auto; padding: 1.5rem; display: grid; gap: 1.25rem; }
main > *, .two > * { min-width: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1rem; padding: 1rem 1.25rem .75rem; }
.pad { padding: 1.25rem; }
.verdict { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; padding: 1.1rem 1.25rem; border-left: 5px solid var(--healthy-bar); }
.verdict.degraded { border-left-color: var(--degraded-bar); }
.verdict.failed { border-left-color: var(--failed-bar); }
.verdict p { font-size: 1.35rem; font-weight: 650; letter-spacing: -.02em; line-height: 1.25; }
.verdict > .small { margin-left: auto; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 1rem; }
.tile { padding: .9rem 1.1rem; }
.tile dt { color: var(--quiet); font-size: .87rem; }
.tile dd { font-size: 1.6rem; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; line-height: 1.3; }
.tile a { color: inherit; text-decoration-color: var(--line); }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 1.25rem; }
figure { padding: 0 1.25rem 1rem; }
figure svg { display: block; width: 100%; height: 120px; overflow: visible; }
.axis { display: flex; justify-content: space-between; padding-top: .35rem; color: var(--quiet); font-size: .8rem; }
.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.done { fill: var(--healthy-bar); } .fail { fill: var(--degraded-bar); } .dead { fill: var(--failed-bar); }
.key { display: inline-flex; gap: .9rem; color: var(--quiet); font-size: .85rem; }
.key svg { width: 10px; height: 10px; margin-right: .35rem; }
.scroll { overflow-x: auto; border-radius: 0 0 12px 12px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
th, td { padding: .6rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
th { color: var(--quiet); font-size: .82rem; font-weight: 600; white-space: nowrap; }
th:first-child, td:first-child { padding-left: 1.25rem; }
th:last-child, td:last-child { padding-right: 1.25rem; }
tbody th { color: var(--text); font-size: inherit; font-weight: 600; white-space: normal; min-width: 15rem; }
tbody tr:hover { background: color-mix(in srgb, var(--accent-soft) 35%, transparent); }
.why { font-weight: 400; color: var(--quiet); font-size: .87rem; }
.why.failed { color: var(--failed); } .why.degraded { color: var(--degraded); }
.number { text-align: right; white-space: nowrap; }
.nowrap { white-space: nowrap; }
.pill { display: inline-flex; align-items: center; gap: .35rem; padding: .1rem .6rem .1rem .45rem; border-radius: 999px; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.pill svg { width: 12px; height: 12px; }
.pill.healthy, .pill.done { background: var(--healthy-soft); color: var(--healthy); }
.pill.degraded, .pill.parked { background: var(--degraded-soft); color: var(--degraded); }
.pill.failed, .pill.dead { background: var(--failed-soft); color: var(--failed); }
.pill.other { background: var(--accent-soft); color: var(--accent); }
.spark { width: 96px; height: 24px; display: block; }
.meter { display: flex; align-items: center; gap: .6rem; }
.meter svg { width: 120px; height: 8px; border-radius: 4px; background: var(--line); }
.reason { max-width: 34rem; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
button, .button {
	font: inherit; font-weight: 550; padding: .4rem .95rem; border-radius: 8px; cursor: pointer; display: inline-block;
	border: 1px solid var(--line); background: var(--card); color: var(--text); text-decoration: none; min-height: 2.3rem;
}
button:hover, .button:hover { border-color: var(--quiet); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.danger { background: var(--failed-soft); border-color: transparent; color: var(--failed); }
[aria-pressed]::before { content: '○ '; } [aria-pressed=true]::before { content: '● '; color: var(--healthy); }
.plain { border: 0; background: none; padding: .3rem .6rem; color: var(--quiet); }
input, select { font: inherit; width: 100%; padding: .4rem .6rem; min-height: 2.3rem; border: 1px solid var(--quiet); border-radius: 8px; background: var(--page); color: var(--text); }
input[type=checkbox] { width: 1.15rem; min-height: 0; height: 1.15rem; margin: .15rem 0 0; accent-color: var(--accent); }
label { display: grid; gap: .25rem; font-size: .87rem; font-weight: 550; color: var(--quiet); }
.filter { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .75rem; align-items: end; padding: 1rem 1.25rem 1.25rem; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.foot { padding: .9rem 1.25rem; border-top: 1px solid var(--line); justify-content: space-between; }
.note { padding: .8rem 1.25rem; border-radius: 10px; background: var(--accent-soft); color: var(--text); }
.note.bad { background: var(--failed-soft); color: var(--failed); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .35rem 1.5rem; padding: 0 1.25rem 1.25rem; }
.facts dt { color: var(--quiet); } .facts dd { overflow-wrap: anywhere; }
pre { margin: 0; padding: 1rem 1.25rem; overflow: auto; max-height: 32rem; border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.empty { padding: 2.5rem 1.25rem; text-align: center; color: var(--quiet); }
.login { max-width: 24rem; margin: 8vh auto 0; }
.stack label { max-width: 28rem; }
.login form, .stack { display: grid; gap: 1rem; }
@media (max-width: 720px) {
	.bar { padding: .6rem 1rem; } main { padding: 1rem; gap: 1rem; }
	nav { order: 3; flex-basis: 100%; } .tools { margin-left: auto; }
	.tiles { grid-template-columns: 1fr 1fr; gap: .75rem; }
	.verdict > .small { margin-left: 0; }
	.fold .none { display: none; }
	.fold thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	.fold, .fold tbody { display: block; }
	.fold tr { position: relative; display: grid; grid-template-columns: 1fr 1fr; gap: .45rem 1rem; padding: .9rem 1.25rem; border-top: 1px solid var(--line); }
	.fold th, .fold td { display: block; padding: 0 !important; border: 0; min-width: 0; text-align: left; white-space: normal; }
	.fold tbody th, .fold .wide { grid-column: 1 / -1; }
	.fold .choose { position: absolute; top: .9rem; right: 1.25rem; }
	.fold .choose input { width: 1.5rem; height: 1.5rem; }
	.fold .spark { width: 100%; }
	.filter .actions { grid-column: 1 / -1; }
	.fold td[data-name]::before { content: attr(data-name); display: block; color: var(--quiet); font-size: .8rem; }
	.facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .6rem; }
}
@media (prefers-reduced-motion: no-preference) {
	a, button, .button { transition: border-color .12s, color .12s, background-color .12s; }
}
`;
