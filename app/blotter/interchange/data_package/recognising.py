"""Whether a folder or an archive is a data package: made to be read, not to be brought in as documents."""

import json
from pathlib import Path
from typing import Any

from blotter.interchange.archives import Archive
from blotter.interchange.data_package.folder import DESCRIPTOR
from blotter.interchange.disk import folder_is_there
from blotter.interchange.limits import FILE_BYTES

_OURS = "Blotter "
_TABLE = "documents.csv"


def is_package_folder(path: Path) -> bool:
    """Whether a folder is a data package that this program wrote."""
    descriptor = path / DESCRIPTOR
    if not (folder_is_there(path) and descriptor.is_file()) or descriptor.stat().st_size > FILE_BYTES:
        return False
    return _is_ours(descriptor.read_bytes())


def is_package_archive(archive: Archive) -> bool:
    """Whether an archive is a data package that this program wrote."""
    return DESCRIPTOR in archive and _is_ours(archive.read(DESCRIPTOR, FILE_BYTES))


def _is_ours(content: bytes) -> bool:
    try:
        told: Any = json.loads(content)
        tables = {str(each["path"]) for each in told["resources"]}
        return str(told["generator"]).startswith(_OURS) and _TABLE in tables
    except (ValueError, KeyError, TypeError, RecursionError):
        # Somebody else's descriptor, or none: whatever lies beside it is looked at as documents.
        return False
