"""Who gave which tag to which highlight, and when, as the commands of Taguette tell it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from blotter.interchange.foreign.names import moment_of
from blotter.interchange.foreign_sqlite import Row


class Given(NamedTuple):
    """Who gave a tag first since it was last missing, and when."""

    by: str
    at: str


@dataclass(slots=True)
class History:
    """The commands of one project, gone through in their order.

    A highlight is saved with all its tags each time, so a tag is its who added it: who saved it first while
    the tag was not there. Tags that were merged go on under the tag that is left.
    """

    _tags: dict[int, dict[int, Given]] = field(default_factory=dict)
    _last: dict[int, Given] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    def read(self, commands: Iterable[Row]) -> None:
        """Go through the commands; those that are damaged tell nothing."""
        for row in commands:
            try:
                payload = json.loads(row.text("payload"))
            except (ValueError, RecursionError):
                continue
            if isinstance(payload, dict):
                self._follow(payload, Given(row.text("user_login"), moment_of(row.text("date"))))

    def given(self, highlight: int, tag: int | None) -> Given | None:
        """Who gave a tag (None: made the highlight); who saved the highlight last where that is not told."""
        return self._tags.get(highlight, {}).get(-1 if tag is None else tag) or self._last.get(highlight)

    def _follow(self, payload: dict[str, Any], given: Given) -> None:
        kind, highlight = payload.get("type"), payload.get("highlight_id")
        if kind == "highlight_add" and isinstance(highlight, int):
            self.people.add(given.by)
            tags = payload.get("tags")
            wanted = [each for each in tags if isinstance(each, int)] if isinstance(tags, list) else []
            before = self._tags.get(highlight, {})
            self._tags[highlight] = {each: before.get(each, given) for each in (-1, *wanted)}
            self._last[highlight] = given
        elif kind == "highlight_delete" and isinstance(highlight, int):
            self._tags.pop(highlight, None)
            self._last.pop(highlight, None)
        elif kind == "tag_merge":
            self._merge(payload.get("src_tag_id"), payload.get("dest_tag_id"))

    def _merge(self, source: object, target: object) -> None:
        if isinstance(source, int) and isinstance(target, int):
            for tags in self._tags.values():
                if source in tags:
                    moved = tags.pop(source)
                    tags.setdefault(target, moved)
