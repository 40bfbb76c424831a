"""How a timeline looks, by day and by night: the styles of the drawing and of the page."""

from __future__ import annotations

DRAWING = """\
.timeline { --paper: #fbfaf7; --ink: #1c2024; --muted: #5a626b; --hair: #e2dfd8; --line: #9aa0a8;
  --happened: #1f5fbf; --published: #1b6e3c; --said: #9a5b00;
  font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", "PingFang SC",
    "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 13px; }
.timeline .paper { fill: var(--paper); }
.timeline text { fill: var(--ink); }
.timeline .title { font-size: 18px; font-weight: 600; }
.timeline .heading { font-size: 14px; font-weight: 600; }
.timeline .small { font-size: 11.5px; fill: var(--muted); }
.timeline .grid { stroke: var(--hair); stroke-width: 1; }
.timeline .axis { stroke: var(--line); stroke-width: 1; }
.timeline .count { fill: var(--line); }
.timeline .hit { fill: transparent; }
.timeline .row:hover .hit { fill: var(--hair); fill-opacity: 0.5; }
.timeline .happened { --colour: var(--happened); }
.timeline .published { --colour: var(--published); }
.timeline .said { --colour: var(--said); }
.timeline .plain { --colour: var(--muted); }
.timeline .maybe { fill: var(--colour); fill-opacity: 0.28; stroke: var(--colour); }
.timeline .hedged { stroke-dasharray: 3 2; }
.timeline .sure { fill: var(--colour); stroke: var(--colour); }
.timeline .read { fill: none; stroke: var(--colour); stroke-dasharray: 1.5 2.5; stroke-width: 1.5; }
.timeline .mark { font-weight: 600; }
@media (prefers-color-scheme: dark) {
  .timeline { --paper: #14171a; --ink: #e8eaec; --muted: #a2abb4; --hair: #31373d; --line: #69727b;
    --happened: #82b4ff; --published: #7fcf9b; --said: #f0b45c; }
}
"""

PAGE = """\
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c2024; --muted: #5a626b;
  --hair: #e2dfd8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171a; --ink: #e8eaec; --muted: #a2abb4; --hair: #31373d; }
}
body { margin: 0; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans",
    "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 0.25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
p { margin: 0.25rem 0; max-width: 60rem; }
.muted { color: var(--muted); }
.drawing { overflow-x: auto; margin: 1rem 0; }
.drawing svg { display: block; }
.tables { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; max-width: 75rem; font-size: 0.9rem; }
caption { text-align: left; font-weight: 600; padding: 1rem 0 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.9rem 0.3rem 0;
  border-bottom: 1px solid var(--hair); overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
td:nth-child(2), td:nth-child(3), td:nth-child(4) { white-space: nowrap; }
td:first-child { min-width: 7rem; }
td:last-child { min-width: 5rem; }
"""
