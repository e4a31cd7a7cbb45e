"""The options that say which documents are meant: by name, group, case and attributes."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from blotter.domain.document_filter import DocumentFilter, conditions

F = TypeVar("F", bound=Callable[..., Any])

groups_option = click.option(
    "--group", "groups", multiple=True, metavar="PATH",
    help="Only documents of this group, and of those inside it; may be repeated.",
)  # fmt: skip
cases_option = click.option(
    "--case", "cases", multiple=True, metavar="NAME",
    help="Only documents and passages of this case; may be repeated.",
)  # fmt: skip
in_case_option = click.option(
    "--in-case", "cases", multiple=True, metavar="NAME",
    help="Only in documents and passages of this case; may be repeated.",
)  # fmt: skip
where_option = click.option(
    "--where", multiple=True, metavar="CONDITION",
    help="Only documents for which this holds, such as “Published >= 2015”; may be repeated.",
)  # fmt: skip


DOCUMENT_OPTIONS = (groups_option, cases_option, where_option)
"""What narrows documents beside their names."""


def document_filters(command: F) -> F:
    """Give a command the options that narrow documents beside their names."""
    for option in reversed(DOCUMENT_OPTIONS):
        command = option(command)
    return command


def the_filter(groups: Iterable[str], cases: Iterable[str], where: Iterable[str]) -> DocumentFilter:
    """What was typed of these options."""
    return DocumentFilter(groups=tuple(groups), cases=tuple(cases), where=conditions(where))
