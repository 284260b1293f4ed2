"""The edits that an officer of the example made in Word."""

from __future__ import annotations

import pytest

from cli.demo.february import Edit, Line

LINE = Line("4.5", ("Settle complaints",), ("by March 2020",), ("Begun",), "Amber")


def test_an_edit_changes_the_words_that_it_names_and_nothing_else() -> None:
    edited = Edit("March 2020", "July 2022", added="Done", rating="Green").on(LINE)

    assert edited == Line(
        "4.5", ("Settle complaints",), ("by July 2022",), ("Begun", "Done"), "Green"
    )


def test_an_edit_of_words_that_are_not_there_is_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"4\.5 does not say 'by May'"):
        Edit("by May", "by June").on(LINE)
