"""What is claimed, what is signed off and what is routine are three things."""

from __future__ import annotations

import csv
import io
from datetime import date

from domain.evidence import Attachment
from domain.text import Text
from projections.claimed import claims
from projections.status import status
from tests.cli.deciding import decide, desk
from tests.cli.office import ask
from tests.ledger.documents.builders import example_plan, save
from tests.projections.checking import begun
from tests.projections.checking import delivered as said
from tests.projections.views import views
from tools.stage import Stage

__all__ = ["desk"]

CLAIM = ("deliver", "2.6", "completion claimed", "--because", "Both reports were made")

CLAIMED = {
    "action": "2.6",
    "subject": "action/riverton-2019/2",
    "wording": "Report each quarter to the partners",
    "delivery": "completion claimed",
    "since": "2021-02-01",
    "entry": 22,
    "by": "h.mensah",
    "on_behalf_of": None,
    "recorded_at": "2021-03-01T10:02:00.000000Z",
    "words": "Both reports were made",
    "source": None,
    "rating": "Amber",
    "evidence": 0,
    "proposed": [],
}


def test_a_claim_is_listed_until_it_is_signed_off(desk: Stage) -> None:
    desk.run(*CLAIM, "--on", "1 February 2021")
    claimed = ask(desk, "claims")
    desk.run("deliver", "2.6", "signed off", "--waive-evidence", "Seen there")
    proposed = ask(desk, "claims")
    decide(desk, "confirm", "23")
    settled = ask(desk, "claims")

    assert claimed["claims"] == [CLAIMED]
    assert proposed["claims"] == [{**CLAIMED, "proposed": [23]}]
    assert proposed["counts"] == {
        "completion claimed": 1,
        "signed off": 0,
        "business as usual claimed": 0,
        "business as usual": 0,
    }
    assert settled["claims"] == []
    assert settled["counts"]["signed off"] == 1
    assert ask(desk, "claims", "--known-on", "#23")["claims"] == proposed["claims"]


def test_the_table_says_since_when_and_counts_each(desk: Stage) -> None:
    desk.run(*CLAIM, "--on", "1 February 2021")
    desk.run("deliver", "2.6", "signed off", "--waive-evidence", "Seen there")

    table = desk.run("claims").out

    words = " ".join(table.split())
    for part in ("completion", "since 1", "#22 by", "Both reports", "proposed"):
        assert part in words
    assert table.endswith(
        "\n2 actions: completion claimed 1, signed off 0, business as usual claimed 0,"
        " business as usual 0\n"
    )


def test_a_claim_of_a_document_has_its_words_and_its_place(empty: Stage) -> None:
    save(example_plan(), empty.folder, "plan.docx")
    empty.run("init")
    empty.run("import", "plan.docx", "--accept")

    rows = ask(empty, "claims")["claims"]

    (claim,) = (r for r in rows if r["delivery"] == "business as usual claimed")
    assert claim["words"] == "Completed and goes on as BAU"
    assert claim["source"].startswith("plan.docx: table ")
    assert claim["since"] is None  # Nobody said when it was so.
    assert "not dated" in empty.run("claims").out
    table = csv.DictReader(io.StringIO(empty.run("claims", "--format", "csv").out))
    assert "Completed and goes on as BAU" in [row["Words"] for row in table]


def test_evidence_is_counted_and_a_claim_made_again_began_before() -> None:
    book, february, april = begun("1.1"), date(2020, 2, 3), date(2020, 4, 1)
    said(book, "completion claimed", february)
    again = said(book, "completion claimed", april)
    action = book.action("1.1")
    rota = Attachment(Text("The rota"), link=Text("https://example.org"))
    book.record(action.attach_evidence(rota, book.by()))

    with views(book) as connection:
        state = status(connection, book.slug, date(2020, 7, 1), len(book.entries))
        (claim,) = claims(connection, state)

    assert (claim.evidence, claim.since, claim.entry) == (1, "2020-02-03", again)


def test_a_withdrawn_action_claims_nothing(desk: Stage) -> None:
    desk.run(*CLAIM)
    desk.run("plan", "withdraw", "2.6", "--because", "Covered elsewhere")

    answer = ask(desk, "claims")

    assert answer["claims"] == []
    assert set(answer["counts"].values()) == {0}
