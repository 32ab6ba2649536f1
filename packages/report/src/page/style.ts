const light = `
  --rightly-ink: #1b1d21; --rightly-paper: #ffffff; --rightly-panel: #f6f7f9; --rightly-quiet: #5a6068; --rightly-line: #d5d9df;
  --rightly-first: #1c5fb0; --rightly-second: #a84a00; --rightly-third: #47702a; --rightly-right: #7fb2ee; --rightly-wrong: #f5a35c;`;
const dark = `
  --rightly-ink: #eceef1; --rightly-paper: #15171a; --rightly-panel: #1e2125; --rightly-quiet: #a5abb4; --rightly-line: #3b4047;
  --rightly-first: #84b6f6; --rightly-second: #f0a060; --rightly-third: #9cc97a; --rightly-right: #2a5f9f; --rightly-wrong: #8f4a12;`;

/** The style of the page: light and dark, narrow and wide, and for print. */
export const style: string = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { color-scheme: light; ${light} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--rightly-paper); color: var(--rightly-ink); font: 1rem/1.5 system-ui, sans-serif; }
main, header, nav, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1, h2, h3, p, li, dt, dd, .long { overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--rightly-line); font-size: 1.25rem; }
h3 { margin: 0 0 0.25rem; font-size: 1rem; }
p { max-width: 46rem; margin: 0.5rem 0; }
a { color: var(--rightly-first); }
.headlines { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0 0 1rem; }
.headlines div { min-width: 10rem; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--rightly-panel); }
.headlines dt { color: var(--rightly-quiet); font-size: 0.875rem; }
.headlines dd { margin: 0; font-variant-numeric: tabular-nums; }
.headlines strong { display: block; font-size: 1.75rem; line-height: 1.25; }
.headlines span { color: var(--rightly-quiet); font-size: 0.875rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem 2.5rem; align-items: start; }
.grid > * { min-width: 0; }
.whole { grid-column: 1 / -1; }
figure { margin: 0; break-inside: avoid; }
figcaption p { margin: 0 0 0.5rem; color: var(--rightly-quiet); font-size: 0.9375rem; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; }
svg text { white-space: pre; }
.box { max-width: 100%; overflow-x: auto; }
.wide svg { min-width: 38rem; max-width: 52rem; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--rightly-first); }
details .box, .part .box { max-height: 28rem; overflow: auto; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { padding: 0.25rem 0; color: var(--rightly-quiet); text-align: left; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--rightly-line); text-align: left; vertical-align: top; }
.long { min-width: 10rem; max-width: 24rem; }
.n { text-align: right; }
td.n { white-space: nowrap; }
th button { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; text-align: inherit; cursor: pointer; }
th button::after { content: "\\a0↕"; color: var(--rightly-quiet); }
th[aria-sort="ascending"] button::after { content: "\\a0↑"; }
th[aria-sort="descending"] button::after { content: "\\a0↓"; }
:focus-visible { outline: 3px solid var(--rightly-second); outline-offset: 2px; }
.first { font-size: 1.125rem; font-weight: 600; }
.controls { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; margin-bottom: 1rem; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--rightly-panel); }
.controls[hidden] { display: none; }
.controls label { display: flex; gap: 0.5rem; align-items: center; min-width: 0; max-width: 100%; }
.slide { flex: 1 1 16rem; }
.slide input { flex: 1; min-width: 4rem; accent-color: var(--rightly-first); }
select { min-width: 0; max-width: 100%; font: inherit; }
.controls button { padding: 0.25rem 0.75rem; border: 1px solid var(--rightly-line); border-radius: 0.375rem; background: var(--rightly-paper); color: inherit; font: inherit; cursor: pointer; }
output { flex: 1 0 100%; font-variant-numeric: tabular-nums; }
ul { margin: 0.25rem 0; padding-left: 1.25rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--rightly-quiet); font-size: 0.875rem; }
@page { size: A4; margin: 15mm; }
@media print {
  body { font-size: 10pt; }
  nav, details, .controls { display: none; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  .box { overflow: visible; }
  details .box, .part .box { max-height: none; overflow: visible; }
  .wide svg { min-width: 0; }
  .part tr:nth-child(n + 41) { display: none; }
  .grid { grid-template-columns: 1fr 1fr; }
  th button::after { content: ""; }
}
`;
