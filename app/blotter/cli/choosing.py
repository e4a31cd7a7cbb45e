"""Options of the form NAME=VALUE, and the one that chooses what a format leaves open."""

from collections.abc import Callable

import click
from click.decorators import FC


def choose_option(example: str) -> Callable[[FC], FC]:
    """The option that says what a format leaves open."""
    return click.option(
        "--choose",
        "choices",
        multiple=True,
        metavar="NAME=VALUE",
        help=f"What the format leaves open, such as {example}; may be repeated.",
    )


def pairs(flag: str, typed: tuple[str, ...]) -> dict[str, str]:
    """What was typed as words with = between them, by the first one."""
    found: dict[str, str] = {}
    for each in typed:
        name, equals, value = each.partition("=")
        if not (equals and name.strip()):
            raise click.UsageError(f"{flag} takes two words with = between them, not “{each}”.")
        found[name.strip()] = value.strip()
    return found
