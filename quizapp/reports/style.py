"""The style of the page of statistics, for light and dark screens and for paper."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1b2430; --muted: #556070; --line: #d5dae2;
  --accent: #1f6f8b; --stress: #b3541e; --track: #e4e8ee;
  --heat1: #cfe4ec; --heat2: #8fc3d4; --heat3: #4797b3; --heat4: #145a73;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1b212a; --text: #e8ecf2; --muted: #a3aebd; --line: #39424f;
    --accent: #5fb7d4; --stress: #f0995c; --track: #2c3440;
    --heat1: #1f4656; --heat2: #2c728c; --heat3: #46a3c2; --heat4: #9fdcf0;
  }
}
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 820px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.6rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; }
p { margin: 4px 0 12px; }
.muted { color: var(--muted); }
section {
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px;
  margin-top: 16px; break-inside: avoid; overflow-x: auto;
}
.tiles { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 8px 0; }
.tiles b { display: block; font-size: 1.5rem; line-height: 1.2; }
.tiles span { color: var(--muted); }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: var(--text); }
svg .axis { fill: var(--muted); font-size: 11px; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
.bar { fill: var(--accent); }
.stressed { fill: var(--stress); }
.track, .heat0 { fill: var(--track); }
.heat1 { fill: var(--heat1); } .heat2 { fill: var(--heat2); }
.heat3 { fill: var(--heat3); } .heat4 { fill: var(--heat4); }
.grid { stroke: var(--line); }
.mark { stroke: var(--stress); stroke-width: 2; stroke-dasharray: 5 4; fill: none; }
.curve { stroke: var(--accent); stroke-width: 2; fill: none; }
.point { fill: var(--accent); stroke: var(--accent); stroke-width: 2; }
.missed { fill: var(--card); }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--muted); }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; margin-top: 8px; }
caption { text-align: left; color: var(--muted); }
th, td {
  text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line);
  font-weight: normal; vertical-align: top;
}
thead th { color: var(--muted); }
@media print { section { border: none; padding: 0; } details:not([open]) { display: none; } }
"""
