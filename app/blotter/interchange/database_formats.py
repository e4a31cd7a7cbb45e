"""The formats of projects that other programs keep in databases."""

from blotter.interchange.exchange_options import QualCoderOptions, TaguetteOptions
from blotter.interchange.format_row import Format
from blotter.interchange.qualcoder import files as qualcoder_files
from blotter.interchange.qualcoder import reading as qualcoder
from blotter.interchange.taguette import reading as taguette

DATABASE_FORMATS: tuple[Format, ...] = (
    Format(
        id="qualcoder",
        title="QualCoder project",
        suffixes=(".qda",),
        reads="project",
        read=qualcoder.read,
        fits=qualcoder_files.is_project_file,
        takes_folder=qualcoder_files.is_project_folder,
        options=QualCoderOptions,
        carries_project=True,
    ),
    Format(
        id="taguette",
        title="Taguette project",
        suffixes=(".sqlite3", ".db"),
        reads="project",
        read=taguette.read,
        fits=taguette.is_taguette,
        options=TaguetteOptions,
        carries_project=True,
    ),
)
