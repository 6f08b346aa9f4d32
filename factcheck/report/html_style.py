"""The style sheet of the HTML report: one column, both themes, nothing loaded."""

STYLE = """
:root{color-scheme:light dark;
--page:#fff;--card:#f6f7f9;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;
--refuted:#b3261e;--conflicting:#8a3ab9;--supported:#1a7f37;--open:#8a6100;--unchecked:#57606a}
@media(prefers-color-scheme:dark){:root{--page:#0f1216;--card:#181c22;--ink:#e6e9ed;--soft:#9aa4af;
--line:#303841;--refuted:#ff8a80;--conflicting:#d3a4f5;--supported:#6fd58a;--open:#e6bd5a;
--unchecked:#9aa4af}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1rem;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .75rem}
p{margin:.35rem 0}a{color:inherit}code{font-size:.85em;color:var(--soft)}
header p,footer,.coverage,.aside{color:var(--soft);font-size:.9rem}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
.counts label{display:flex;gap:.4rem;align-items:center;border:1px solid var(--line);
border-radius:2rem;padding:.3rem .8rem;min-height:2.5rem;cursor:pointer}
.counts b,.standing b{color:var(--tone)}
.refuted{--tone:var(--refuted)}.conflicting{--tone:var(--conflicting)}
.supported{--tone:var(--supported)}.open{--tone:var(--open)}.unchecked{--tone:var(--unchecked)}
.error{--tone:var(--refuted)}.warning{--tone:var(--open)}.notice{--tone:var(--soft)}
ul.findings,ol.claims{list-style:none;margin:0;padding:0}
.findings li,.claims li{background:var(--card);border-left:.3rem solid var(--tone);
border-radius:.3rem;padding:.6rem .9rem;margin:.7rem 0}
.findings strong{color:var(--tone)}.findings q{display:block;margin-top:.3rem}
.standing{font-size:.9rem}.standing b{text-transform:uppercase;letter-spacing:.03em}
.claim{font-size:1.08rem}
blockquote{margin:.6rem 0;padding:.1rem 0 .1rem .8rem;border-left:.15rem solid var(--line)}
.differs{font-size:.9rem}.reason{font-style:italic;color:var(--soft)}cite{font-style:normal}
q,cite,code{unicode-bidi:isolate}
details{margin:2rem 0}summary{cursor:pointer}details ul{padding-left:1.2rem}
body:has(#show-refuted:not(:checked)) .claims .refuted,
body:has(#show-conflicting:not(:checked)) .claims .conflicting,
body:has(#show-supported:not(:checked)) .claims .supported,
body:has(#show-open:not(:checked)) .claims .open,
body:has(#show-unchecked:not(:checked)) .claims .unchecked{display:none}
@media print{.counts input{display:none}body{max-width:none}}
"""
"""Colours have a contrast of 4.5 or more on both grounds."""
