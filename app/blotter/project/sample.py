"""The sample project: built from the documents, codebook and segments that come with Blotter."""

from pathlib import Path

from blotter.progress import Progress, silent
from blotter.project import transfer
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.shipped import DEFAULT_CODEBOOK, shipped, shipped_codebooks


def build(path: Path, progress: Progress = silent) -> list[ImportReport]:
    """Make the sample as a new project file: documents, codebook, two coders' segments and done marks."""
    folder = shipped("projects", "sample")
    codebook = [transfer.Incoming(shipped_codebooks()[DEFAULT_CODEBOOK], "codebook-markdown")]
    documents, _ = transfer.incoming([folder / "documents"])
    segments, _ = transfer.incoming(sorted((folder / "segments").glob("*.jsonl")))
    with Project.create(path) as project:
        return [
            transfer.import_files(project, codebook),
            transfer.import_files(project, documents, progress=progress),
            transfer.import_files(project, segments, create=True, progress=progress),
        ]
