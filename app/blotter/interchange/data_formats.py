"""DATA_FORMATS: what leaves for other researchers and their programs; rows of FORMATS."""

from blotter.interchange.annotations import writing as annotations
from blotter.interchange.data_package import writing as data_package
from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.format_row import Format

_PROJECT = frozenset({"project"})

DATA_FORMATS: tuple[Format, ...] = (
    Format(
        id="web-annotation",
        title="Web annotations in JSON-LD",
        suffixes=(".jsonld",),
        writes=_PROJECT | {"segments"},
        write=annotations.write,
        quotes_around=True,
    ),
    Format(
        id="data-package",
        title="Data package, as an archive of tables",
        suffixes=(".zip",),
        writes=_PROJECT,
        write=data_package.write_zip,
        options=PackageOptions,
        with_records=True,
    ),
    Format(
        id="data-package-folder",
        title="Data package, as a folder of tables",
        suffixes=(),
        writes=_PROJECT,
        write=data_package.write_folder,
        options=PackageOptions,
        with_records=True,
        is_folder=True,
    ),
)
