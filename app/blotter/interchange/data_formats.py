"""DATA_FORMATS: what leaves for other researchers and their programs; rows of FORMATS.

Writers are loaded when they are used.
"""

from typing import Any

from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.format_row import Format
from blotter.interchange.written import Written

_PROJECT = frozenset({"project"})


def _write_annotations(*rest: Any) -> Written:
    from blotter.interchange.annotations import writing

    return writing.write(*rest)


def _write_package(*rest: Any) -> Written:
    from blotter.interchange.data_package import writing

    return writing.write_zip(*rest)


def _write_package_folder(*rest: Any) -> Written:
    from blotter.interchange.data_package import writing

    return writing.write_folder(*rest)


DATA_FORMATS: tuple[Format, ...] = (
    Format(
        id="web-annotation",
        title="Web annotations in JSON-LD",
        suffixes=(".jsonld",),
        writes=_PROJECT | {"segments"},
        write=_write_annotations,
        quotes_around=True,
    ),
    Format(
        id="data-package",
        title="Data package, as an archive of tables",
        suffixes=(".zip",),
        writes=_PROJECT,
        write=_write_package,
        options=PackageOptions,
        with_records=True,
    ),
    Format(
        id="data-package-folder",
        title="Data package, as a folder of tables",
        suffixes=(),
        writes=_PROJECT,
        write=_write_package_folder,
        options=PackageOptions,
        with_records=True,
        is_folder=True,
    ),
)
