"""A file of decisions says again what was chosen, and nothing that it must not."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.decisions import MOST, BadDecisionsError, Decisions, as_yaml, read_decisions
from domain.errors import LedgerError
from ledger.updating import Choice, Proposal

HASH = "ab" * 32
SOUND = f"""\
document: june.docx
sha256: {HASH}
as_at: 1 June 2022
decisions:
  2.1 progress 1:
    choose: accept
"""

# What a person or a document can write; the ledger itself refuses NUL and halves of
# surrogate pairs, and takes white space off around a text.
words = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters="\x00\r\x85\u2028\u2029"
    ),
    min_size=1,
).filter(lambda text: text == text.strip())
choices = st.builds(
    Choice,
    accept=st.booleans(),
    text=st.none() | words,
    reason=st.none() | words,
    approved_by=st.none() | words,
)
codes = st.from_regex(r"[1-9]\.[1-9]", fullmatch=True)


def proposal(id_: str, after: str = "Sent") -> Proposal:
    """Return a change with that id."""
    return Proposal(id=id_, kind="progress", action="2.1", before="", after=after)


def written(text: str, folder: Path) -> Path:
    """Write a file of decisions and return its path."""
    place = folder / "june.yaml"
    place.write_text(text, encoding="utf-8")
    return place


@given(
    chosen=st.dictionaries(words, choices, max_size=3),
    renumbered=st.dictionaries(codes, st.none() | codes, max_size=2),
    name=words,
    after=st.text(),
)
def test_what_was_chosen_is_read_as_it_was_written(
    chosen: dict[str, Choice],
    renumbered: dict[str, str | None],
    name: str,
    after: str,
) -> None:
    decisions = Decisions("june.yaml", name, HASH, "1 June 2022", renumbered, chosen)
    changes = [proposal(id_, after) for id_ in chosen]

    page = as_yaml(decisions, changes, "ledger import")

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "june.yaml"
        place.write_text(page, encoding="utf-8", newline="\n")
        assert read_decisions(place) == decisions


def test_a_change_without_a_choice_is_written_as_skipped(tmp_path: Path) -> None:
    decisions = Decisions("june.yaml", "june.docx", HASH, "1 June 2022", {}, {})

    page = as_yaml(decisions, [proposal("2.1 progress 1")], "ledger import")

    read = read_decisions(written(page, tmp_path))
    assert read.choices == {"2.1 progress 1": Choice(accept=False)}
    assert '\n  # progress added: "Sent"\n  2.1 progress 1:\n    choose: skip\n' in page


def test_the_comments_obey_nothing_that_a_document_holds() -> None:
    decisions = Decisions("june.yaml", "june.docx", HASH, "1 June 2022", {}, {})
    hostile = proposal("2.1 progress 1", "a\nchoose: accept\x1b[2J\u202e\ufffe")

    page = as_yaml(decisions, [hostile], "ledger import")

    assert '# progress added: "a choose: accept\\x1b[2J\\u202e?"\n' in page


def test_a_file_saved_by_an_editor_of_windows_is_read(tmp_path: Path) -> None:
    place = tmp_path / "june.yaml"
    place.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())

    assert read_decisions(place).choices == {"2.1 progress 1": Choice(accept=True)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "it is empty"),
        ("- one\n", '"the file" in line 1 has no lines of its own'),
        ("words\n", '"the file" in line 1 has no lines of its own'),
        ('a: "', "line 1: this is not YAML"),
        (SOUND + "---\n" + SOUND, "line 7: a second document begins here"),
        ("[" * 5000, "has lists and keys more than 16 deep"),
        ("&a [*a]", 'line 1: "*a" stands for words of another place'),
        ("a: {b: {c: {d: e}}}", '"a" in line 1 is none of document, sha256,'),
        ("a: b\n? {c: d}\n: e", "line 2: a key has to be words"),
        ("a: \x07", "line 1: there is a character that YAML does not allow"),
        (SOUND.replace("as_at: 1 June 2022\n", ""), 'it lacks the line "as_at:"'),
        (SOUND + "plan: x\n", '"plan" in line 7 is none of document, sha256,'),
        (SOUND + SOUND, 'line 7: "document" is there twice, first in line 1'),
        (SOUND.replace("accept", "maybe"), '"2.1 progress 1" needs the line "choose:'),
        (SOUND.replace("choose", "chose"), '"chose" in line 6 is none of choose, text'),
        (SOUND.replace("accept", "[a]"), "in line 6 is not one line of words"),
        (SOUND.replace("june.docx", "{}"), '"document" in line 1 is not one line of'),
        (SOUND + "renumbered: 2.3\n", '"renumbered" in line 7 has no lines of its own'),
        ("#" * (MOST + 1), "it is greater than 4,000,000 bytes"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(
    tmp_path: Path, text: str, says: str
) -> None:
    place = written(text, tmp_path)

    with pytest.raises(LedgerError) as refusal:
        read_decisions(place)

    assert says in str(refusal.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    place = tmp_path / "june.yaml"
    place.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(BadDecisionsError, match="it is not text in UTF-8"):
        read_decisions(place)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDecisionsError, match="it cannot be opened"):
        read_decisions(tmp_path / "june.yaml")


def test_a_tower_of_references_is_not_climbed(tmp_path: Path) -> None:
    tower = "".join(f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    place = written(f"k0: &a0 [x]\n{tower}", tmp_path)

    with pytest.raises(LedgerError, match='line 2: "\\*a0" stands for words'):
        read_decisions(place)
