"""What every document has besides attributes of the project's own, by which it can be found, too."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from blotter.domain.attribute import AttributeType
from blotter.domain.source import Source
from blotter.project.project import Project


class BuiltIn(NamedTuple):
    """What every document has: its name in conditions, its type, and how it is read."""

    name: str
    type: AttributeType
    value: Callable[[Project, Source], str]


_ROWS = (
    BuiltIn("name", AttributeType.TEXT, lambda _, source: source.name),
    BuiltIn("kind", AttributeType.TEXT, lambda _, source: source.kind),
    BuiltIn("language", AttributeType.TEXT, lambda _, source: source.language),
    BuiltIn("group", AttributeType.TEXT, lambda project, source: project.groups.path(source.group)),
    BuiltIn("characters", AttributeType.NUMBER, lambda _, source: str(source.characters)),
    BuiltIn("imported", AttributeType.DATE, lambda _, source: source.imported[:10]),
)

BUILT_IN: Mapping[str, BuiltIn] = {each.name: each for each in _ROWS}
"""What every document has, by its name in conditions and in the keys of columns."""
