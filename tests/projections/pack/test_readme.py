"""What read-me.txt of a pack says, and what the page says of checking."""

from __future__ import annotations

from projections.pack.readme import WIDTH, as_readme
from tests.projections.pack.pages import page
from tests.projections.pack.sample import sealed, working_copy

AGAINST = "python3 -I -S verify.py --against ../OLDER-PACK"


def test_a_report_says_how_to_check_it_against_an_older_pack() -> None:
    said = as_readme(sealed()).decode()

    assert f"`{AGAINST}`" in said
    assert "`py -I -S verify.py --against ..\\OLDER-PACK`" in said
    assert AGAINST in page(sealed()).text


def test_each_command_stands_whole_on_one_line() -> None:
    lines = as_readme(sealed()).decode().splitlines()

    assert all(line.count("`") % 2 == 0 for line in lines)
    assert max(map(len, lines)) <= WIDTH


def test_a_working_copy_which_proves_nothing_names_no_command() -> None:
    assert "verify.py" not in as_readme(working_copy()).decode()
    assert "verify.py" not in page(working_copy()).text
