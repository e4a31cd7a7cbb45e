"""The formats of projects that other programs keep in databases."""

from blotter.interchange.exchange_options import QualCoderOptions
from blotter.interchange.format_row import Format
from blotter.interchange.qualcoder import files as qualcoder_files
from blotter.interchange.qualcoder import reading as qualcoder

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
)
