"""Which files of a folder are of an earlier data package of ours, as its descriptor tells."""

from collections.abc import Iterator
from typing import Any

DESCRIPTOR = "datapackage.json"

_OURS = "Blotter "


def listed_files(told: Any) -> Iterator[tuple[str, str]]:
    """The files of a package by path, with their digests; ValueError for one of another program."""
    if not str(told["generator"]).startswith(_OURS):
        raise ValueError("a package of another program")
    for each in (*told["resources"], *told["files"]):
        yield str(each["path"]), str(each["hash"]).removeprefix("sha256:")
