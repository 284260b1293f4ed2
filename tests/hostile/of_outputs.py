"""A ledger with hostile words in every field that takes words, and what prints them."""

from __future__ import annotations

from pathlib import Path

from tools.stage import Stage

ESCAPES = "\x1b[31m\x1b]0;x\x07\x9b2J\u202egnp\u200b\u2066\U000e0041"
MARKUP = (
    "</script><script>alert(1)</script><!-- <b>&amp; ]]> {{7*7}} \u2028 \ufffe_x0041_"
)
LINKS = "[a](javascript:x) `b` | c\\"
HOSTILE = f"=1+1|'x'!A0 {ESCAPES} {MARKUP} {LINKS}"
"""Words that would move a terminal, run in a page, count in a sheet or link in text."""

MOVES = frozenset("\x1b\x07\x9b\u202e\u200b\u2066\u2028\U000e0041\x85\x00")
"""Characters that nothing may print as they are."""

W = HOSTILE
ON = ("--on", "30 July 2020")
RECORDED: tuple[tuple[str, ...], ...] = (
    ("init",),
    ("plan", "open", "riverton-2019", W, "--authority", W, "--framework", W),
    ("plan", "area", "1", W),
    ("plan", "outcome", "1", W),
    ("plan", "term", "DMG", W),
    ("plan", "board", "DMG", W),
    ("plan", "action", "1.1", "1", W),
    ("plan", "action", "1.2", "1", W),
    ("plan", "action", "1.3", "1", W),
    ("target", "set", "1.1", f"by June 2020 {W}", "--due", "June 2020"),
    (
        *("target", "revise", "1.1", W, "--due", "July 2020"),
        *("--because", W, "--approved-by", W),
    ),
    ("progress", "1.1", W, *ON),
    ("rate", "1.1", "red", "--because", W, *ON),
    ("owner", "1.1", W, "--because", W),
    (
        "exception",
        "report",
        "1.1",
        "--cause",
        W,
        "--recovery",
        W,
        "--asked",
        f"DMG: {W}",
    ),
    ("correct", "#12", "--text", f"{W} again", "--because", W),
    ("retract", "#13", "--because", W),
    ("rate", "1.2", "amber", "--because", W),
    ("deliver", "1.2", "completion claimed", "--because", W),
    ("evidence", "attach", "1.1", "evidence.txt", "--shows", W, "--name", f"{W}.pdf"),
    ("evidence", "attach", "1.2", "https://example.org/%0a'><b>", "--shows", W),
    (
        *("measure", "define", "M1", W, "--target", "95", "--by", "March 2021"),
        *("--unit", "%", "--better", "higher", "--for", "1.1", "--about", W),
    ),
    ("measure", "read", "M1", "26/52", "--for", "June 2020", "--note", W),
    ("report", "commit", "--to", "DMG", "--by", "1 March 2021", "--about", W),
    ("plan", "withdraw", "1.3", "--because", W),
    ("plan", "reword", "1.2", f"{W} again", "--because", W),
    ("plan", "renumber", "1.2", "1.4", "--because", W),
    ("plan", "role", "grant", "approver", "someone"),
    ("plan", "role", "revoke", "approver", "someone", "--because", W),
    ("board", "met", "DMG"),
    ("hold", "place", "#11", "--because", W),
    ("report", "seal", "--to", "ofsted", "--title", W, "--because", W),
    ("report", "send", "1", "--by", W),
)
LISTINGS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("show", "1.1"),
    ("show", "1.4"),
    ("timeline", "1.1"),
    ("timeline", "1.4"),
    ("proposals",),
    ("claims",),
    ("exceptions",),
    ("log",),
    ("diff", "#9"),
    ("slippage",),
    ("movement", "#9"),
    ("trend",),
    ("due",),
    ("check",),
    ("evidence", "list"),
    ("measure", "list"),
    ("measure", "show", "M1"),
    ("report", "list"),
    ("report", "owed"),
    ("report", "show", "1"),
    ("board", "list"),
    ("plan",),
    ("plan", "role", "list"),
    ("snapshot",),
    ("hold", "list"),
)
"""Each that prints rows as table, JSON, CSV and Markdown."""

OTHERS: tuple[tuple[str, ...], ...] = (
    ("brief", "--for", "DMG"),
    ("brief", "--for", "DMG", "--format", "md"),
    ("due", "--format", "ics"),
    ("report", "diff", "1"),
    ("verify",),
    ("redact", "#11", "--basis", W, "--dry-run"),
    ("evidence", "attach", "1.1", f"{W}.pdf"),
    ("show", W),
    ("plan", "open", W, W),
    ("rate", "1.1", W),
    ("progress", "1.1", W, "--on", W),
    ("import", f"{W}.docx"),
    ("report", "show", "--to", W),
    ("brief", "--for", W),
    ("verify", W),
)


def staged(folder: Path) -> Stage:
    """Return a stage on which nothing is coloured, so that no escape is our own."""
    return Stage(folder, user="h.mensah", environ={"NO_COLOR": "1"})


def recorded(folder: Path) -> list[tuple[tuple[str, ...], str]]:
    """Record all of it in a new ledger, and return what each command printed.

    Raises:
        AssertionError: a command was refused, so that its field was not tried.
    """
    stage = staged(folder)
    (folder / "evidence.txt").write_text(HOSTILE, encoding="utf-8")
    said = []
    for words in RECORDED:
        answer = stage.run(*words, watched=True)
        assert answer.code == 0, (words[:4], answer.both)
        said.append((words, answer.both))
    return said
