"""Releases: the data set frozen as one package, with what has changed since the one before."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

from blotter import __version__
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.source import original
from blotter.domain.study import Release
from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import NotFound, Refused
from blotter.interchange import record_archives, record_package
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import changelog, exporting, messages


def make(project: Project, name: str, at: str = "", progress: Progress = silent) -> tuple[Release, Edit]:
    """Freeze all records as they are: records, codebook, regions, rules and version, under a name.

    The same data at the same moment give the same bytes.
    """
    name = checked_name(name, "release")
    if any(name_key(each.name) == name_key(name) for each in project.releases()):
        raise Refused(messages.RELEASE_EXISTS, name=name)
    if not project.records:
        raise Refused(messages.NOTHING_TO_RELEASE)
    hidden = next(
        (each for each in project.rounds.values() if each.is_blind and not project.sees(each)), None
    )
    if hidden is not None:
        raise Refused(messages.RELEASE_WHILE_BLIND, round=hidden.name)
    at = at or now()
    data = exporting.data_set(project, at=at[:10], name=name)
    content = original(record_package.package(data, progress))
    release = Release(
        id=new_id(),
        name=name,
        content=content.digest,
        told=_told(project, content.content),
        records=len(project.records),
        revision=project.revision.id if project.revision else None,
        software=__version__,
        coder=project.actor.id if project.actor else None,
        at=at,
    )
    edit = project.edit(messages.RELEASED, [Put(release)], name=name)
    return release, replace(edit, originals=[content])


def find(project: Project, name: str) -> Release:
    """The release of this name, or NotFound with the nearest."""
    known = {each.name: each for each in project.releases()}
    found = next((each for key, each in known.items() if name_key(key) == name_key(name)), None)
    if found is None:
        raise NotFound(messages.NO_SUCH_RELEASE, name=name, nearest=nearest(name, known))
    return found


def content(project: Project, release: Release) -> bytes:
    """The package of a release, as it was given away."""
    return project.kept_bytes(release.content)


def given_away(project: Project) -> frozenset[str]:
    """The records (their ids) that some release holds, under whatever number."""
    packages = (content(project, each) for each in project.releases())
    return frozenset(chain.from_iterable(map(record_archives.records_in, packages)))


def export(project: Project, release: Release, path: Path) -> None:
    """Write the package of a release: an archive, or a folder where the name has no suffix."""
    data = content(project, release)
    if path.suffix.lower() == ".zip":
        record_package.write_bytes(data, path)
    elif path.suffix and not path.is_dir():
        raise Refused(messages.RELEASE_IS_AN_ARCHIVE, name=path.name)
    else:
        record_package.unpack(data, path)


def table(project: Project) -> Table:
    """The releases, oldest first."""
    revisions = {each.id: each.number for each in project.revisions}
    coders = {key: each.name for key, each in project.coders.items()}
    rows = [
        (each.name, each.at, each.records, revisions.get(each.revision or ""), each.software,
         coders.get(each.coder or "", ""), each.content)
        for each in project.releases()
    ]  # fmt: skip
    return Table("Releases", _COLUMNS, rows)


_COLUMNS = tuple(
    Column(key, title, ColumnKind.INTEGER if key in ("records", "revision") else ColumnKind.TEXT)
    for key, title in (
        ("name", "Release"), ("at", "At"), ("records", "Records"), ("revision", "Revision"),
        ("software", "Version"), ("coder", "Coder"), ("sha256", "SHA-256"),
    )
)  # fmt: skip


def _told(project: Project, package: bytes) -> str:
    """What has changed since the last release, in Markdown; of the first one, how much there is."""
    before = project.releases()
    new = record_archives.tables_in(package)
    if not before:
        return changelog.first(new)
    return changelog.between(record_archives.tables_in(content(project, before[-1])), new, before[-1].name)
