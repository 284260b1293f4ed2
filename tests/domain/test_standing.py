"""Which entry stands in which place: laws against a slow, obvious oracle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.standing import Link, places, retracted, standing


@st.composite
def chains(draw: st.DrawFn) -> list[Link]:
    """Draw links in which each names an earlier one, whether that stands or not."""
    links: list[Link] = []
    key = 0
    for _ in range(draw(st.integers(0, 12))):
        key += draw(st.integers(1, 3))
        named = [link.key for link in links if link.kind != "retraction"]
        kind = draw(st.sampled_from(["fact", "correction", "retraction"]))
        if kind == "correction" and named:
            links.append(Link(key, "correction", draw(st.sampled_from(named))))
        elif kind == "retraction" and links:
            anything = st.sampled_from([link.key for link in links])
            links.append(Link(key, "retraction", draw(anything)))
        else:
            links.append(Link(key, "fact"))
    return links


def is_taken_back(key: int, links: list[Link]) -> bool:
    """Say whether a retraction that is not taken back itself names `key`."""
    return any(
        link.kind == "retraction"
        and link.names == key
        and not is_taken_back(link.key, links)
        for link in links
    )


def place_of(key: int, links: list[Link]) -> int:
    """Return the fact at the end of the chain of corrections."""
    link = next(link for link in links if link.key == key)
    return key if link.names is None else place_of(link.names, links)


def oracle(links: list[Link]) -> dict[int, int]:
    """Return place -> what stands in it, straight from the words of the rule."""
    found: dict[int, int] = {}
    for place in [link.key for link in links if link.kind == "fact"]:
        candidates = [
            link.key
            for link in links
            if link.kind != "retraction"
            and place_of(link.key, links) == place
            and not is_taken_back(link.key, links)
        ]
        if candidates:
            found[place] = max(candidates)
    return found


@given(chains())
def test_what_stands_is_the_latest_in_its_place_that_nobody_took_back(
    links: list[Link],
) -> None:
    assert standing(links) == oracle(links)
    assert list(standing(links)) == sorted(standing(links))


@given(chains())
def test_what_is_retracted_names_a_retraction_that_stands(links: list[Link]) -> None:
    gone = retracted(links)

    assert gone.keys() == {k.key for k in links if is_taken_back(k.key, links)}
    by_key = {link.key: link for link in links}
    for key, by in gone.items():
        assert by_key[by].names == key
        assert by not in gone


@given(chains())
def test_every_fact_and_correction_has_the_place_of_its_first_fact(
    links: list[Link],
) -> None:
    stated = [link.key for link in links if link.kind != "retraction"]

    assert places(links) == {key: place_of(key, links) for key in stated}


@given(chains(), st.data())
def test_taking_back_a_retraction_of_the_last_entry_changes_nothing(
    links: list[Link], data: st.DataObject
) -> None:
    end = links[-1].key if links else 0
    target = data.draw(st.sampled_from([*(link.key for link in links), end + 1]))
    whole = [*links, Link(end + 1, "fact")]

    undone = [
        *whole,
        Link(end + 2, "retraction", target),
        Link(end + 3, "retraction", end + 2),
    ]

    assert standing(undone) == standing(whole)
