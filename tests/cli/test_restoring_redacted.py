"""A ledger restored from packs does not bring back what was redacted since."""

from __future__ import annotations

from tests.cli.office import ask
from tests.cli.test_redacting import LATE, TEXT
from tests.ledger.given import query
from tests.ledger.redacting import found_in, vault
from tools.stage import Stage


def test_words_that_an_older_pack_has_still_stay_away(office: Stage) -> None:
    assert office.run("key", "create", "--no-passphrase").code == 0
    office.run("report", "seal", "--to", "ofsted")
    office.run("report", "export", "1", "one")
    office.run(*TEXT, "--reseal")
    office.run("report", "seal", "--to", "ofsted")
    for number in (2, 3):
        assert office.run("report", "export", str(number), f"pack-{number}").code == 0
    (old,) = (office.folder / "one").glob("*.zip")
    new = [next((office.folder / f"pack-{n}").glob("*.zip")) for n in (2, 3)]
    made = ("--ledger", "rescued/ledger.db")

    packs = [word for pack in (old, *new) for word in ("--from", str(pack))]
    said = office.run("restore", *packs, *made)

    assert said.code == 0, said.both
    assert ask(office, "verify", *made)["verified"]
    place = office.folder / "rescued" / "ledger.db"
    assert LATE not in {one.value for one in vault(place).values()}
    assert found_in(place.parent, LATE) == []
    sql = "SELECT first, last FROM command WHERE request = zeroblob(32)"
    assert query(place, sql) == [(11, 11)]
