"""A rating scheme as it is typed."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from domain.scheme import RatingScheme


def scheme_from(
    values: tuple[tuple[str, str, str], ...],
    exception: tuple[str, ...],
    complete: tuple[str, ...],
) -> "RatingScheme":
    """Return the scheme of these (word, letter, meaning).

    Args:
        values: From the worst to the best; the letter may be empty.
        exception: The words of those that owe an exception report.
        complete: The words of those that count as complete.

    Raises:
        click.UsageError: a word is none of the values.
        BadFactError: a word or letter that cannot be one, or fewer than two.
    """
    from domain.building import build
    from domain.scheme import RatingScheme, RatingValue
    from domain.text import Text

    words = [word for word, _, _ in values]
    for named in (*exception, *complete):
        if named not in words:
            raise click.UsageError(f'"{named}" is none of the values.')
    made = tuple(
        build(
            RatingValue,
            value=word,
            letter=letter or None,
            meaning=Text(meaning),
            exception_required=word in exception,
            complete=word in complete,
        )
        for word, letter, meaning in values
    )
    return build(RatingScheme, values=made)
