"""The sample project: built from the documents, codebook and segments that come with Blotter."""

from pathlib import Path

from blotter.progress import Progress, silent
from blotter.project import transfer
from blotter.project.intake import ImportReport
from blotter.project.project import Project
from blotter.shipped import DEFAULT_CODEBOOK, shipped, shipped_codebooks


def build(path: Path, progress: Progress = silent) -> list[ImportReport]:
    """Make the sample as a new project file: documents, codebook, two coders' segments and done marks."""
    folder = shipped("projects", "sample")
    with Project.create(path) as project:
        codebook = shipped_codebooks()[DEFAULT_CODEBOOK]
        reports = [transfer.import_files(project, [codebook], format_id="codebook-markdown")]
        reports.append(transfer.import_files(project, [folder / "documents"], progress=progress))
        for coding in sorted((folder / "segments").glob("*.jsonl")):
            reports.append(transfer.import_files(project, [coding], create=True, progress=progress))
        return reports
