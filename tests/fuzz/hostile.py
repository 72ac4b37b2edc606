"""Pieces of text that a careless program would run, open, draw or obey."""

SCRIPT = "<script>fuzz()</script>"
# Each of these would be seen again, unchanged, where a text is taken for markup or a template.
MARKUP = (
    SCRIPT,
    "<img src=x onerror=fuzz()>",
    "</td></tr></table><iframe src=//fuzz>",
    "[fuzz](javascript:fuzz())",
    "![fuzz](//fuzz/x.png)",
    "{{ 7919 * 104729 }}",
    "{% include 'fuzz' %}",
    "{{ config.__class__.__init__.__globals__ }}",
    "<!-- fuzz",
    "]]>",
    "&lt;script&gt;",
    "<svg/onload=fuzz()>",
    "`fuzz`{.fuzz onclick=fuzz()}",
    "--8<-- 'fuzz.md'",
)
PATHS = (
    "../../../fuzz",
    "/etc/fuzz",
    "..\\..\\fuzz",
    "fuzz\x00.csv",
    "CON",
    "~/fuzz",
    "file:///fuzz",
    "a/" * 200,
)
FORMULAS = (
    '=HYPERLINK("//fuzz")',
    "+1+1|' /C fuzz'!A0",
    "@SUM(A1)",
    "-2+3",
    "\t=1",
    "＝1＋1",
    '=cmd|"/c fuzz"!A1',
)
DIRECTIONS = ("\u202e", "\u2066", "\u200f", "\u202d", "\ufeff", "\u200b", "\u2028", "\u0085", "\x0c", "\x0b")
CONTROLS = ("\x00", "\x07", "\x1b[31m", "\x1b]0;fuzz\x07", "\x7f", "\x08", "\r", "\ud800")
SHELL = ("$(touch fuzz)", "`touch fuzz`", "; touch fuzz", "| touch fuzz", "' ; touch fuzz #", "\n!touch fuzz")
