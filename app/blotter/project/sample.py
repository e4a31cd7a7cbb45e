"""The sample project: built from the documents, codebook and segments that come with Blotter."""

from pathlib import Path

from blotter.progress import Progress, silent
from blotter.project import transfer
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from blotter.shipped import DEFAULT_CODEBOOK, shipped, shipped_codebooks


def build(path: Path, progress: Progress = silent) -> list[ImportReport]:
    """Make the sample as a new project file: documents and what is known of them, two coders' work."""
    folder = shipped("projects", "sample")
    codebook = [transfer.Incoming(shipped_codebooks()[DEFAULT_CODEBOOK], "codebook-markdown")]
    documents, _ = transfer.incoming([folder / "documents"])
    known = [transfer.Incoming(folder / f"{what}.csv", f"{what}-csv") for what in ("metadata", "cases")]
    segments, _ = transfer.incoming(sorted((folder / "segments").glob("*.jsonl")))
    with Project.create(path) as project:
        reports = [
            transfer.import_files(project, codebook),
            transfer.import_files(project, documents, progress=progress),
            transfer.import_files(project, known),
            transfer.import_files(project, segments, create=True, progress=progress),
        ]
        for coder in project.coders.values():
            project.act_as(coder.name)
            records = [transfer.Incoming(folder / "records" / f"{coder.name.lower()}.jsonl")]
            reports.append(transfer.import_files(project, records, progress=progress))
        return reports
