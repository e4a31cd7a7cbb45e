"""Backups of a project that is closed: which there are, and the way back to one."""

from pathlib import Path

from blotter.domain.table import Column, ColumnKind, Table
from blotter.store import backups, place
from blotter.store.backups import Backup as Backup


def backup_folder(path: Path) -> Path:
    """Where the backups of a project lie."""
    return place.backup_folder(path)


def project_of(backup: Path) -> Path | None:
    """The project that a file is a backup of, None if it does not lie where backups do."""
    folder = backup.resolve().parent
    project = folder.with_suffix("")
    is_backup = place.backup_folder(project) == folder and backup.resolve() in [
        each.path for each in backups_of(project)
    ]
    return project if is_backup else None


def backups_of(path: Path) -> list[Backup]:
    """The backups beside a project, newest first."""
    return backups.listed(path)


def backup_table(path: Path) -> Table:
    """The same for people: number, moment, kind, size in bytes, file."""
    columns = (
        Column("number", "No.", ColumnKind.INTEGER),
        Column("at", "Taken"),
        Column("kind", "Kind"),
        Column("size", "Bytes", ColumnKind.INTEGER),
        Column("file", "File"),
    )
    rows = [
        (number, each.at, each.kind, each.size, each.path.name)
        for number, each in enumerate(backups_of(path), start=1)
    ]
    return Table("Backups", columns, rows)


def restore(path: Path, chosen: Path) -> None:
    """Put a backup's state in the project's place; the state before it is kept as a backup."""
    backups.restore(path, chosen)
