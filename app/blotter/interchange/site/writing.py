"""Writes a site into a folder: every page is read back before any is put in place, and stale ones go."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from blotter import __version__
from blotter.domain.carried import CarriedProject
from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.disk import replacing
from blotter.interchange.exchange_options import SiteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.options import Options
from blotter.interchange.own_folders import replacing_own_files
from blotter.interchange.shown_study import Study
from blotter.interchange.site import messages
from blotter.interchange.site.checking import ReadPage, dead_link, wrong_with, wrong_with_part
from blotter.interchange.site.pages import Page, Pages
from blotter.interchange.site.reading import Reading
from blotter.interchange.told_days import told_day
from blotter.interchange.written import Written
from blotter.message import Sentence
from blotter.progress import Progress, silent

LIST = "site.json"
"""The file in a site's folder that says which others are of it."""


def write(export: Export, path: Path, options: Options | None = None, progress: Progress = silent) -> Written:
    """Write the site of a project into a folder, which is made if need be.

    A site that was written there before is replaced; files that are not of it are left alone, and nothing is
    written where one of them, or a page that somebody has changed, has the name of a page.
    """
    assert export.project is not None
    wanted = options if isinstance(options, SiteOptions) else SiteOptions()
    with replacing_own_files(path, LIST, _listed_pages) as replacing_:
        writer = _Writer(export.project, wanted, replacing_.folder, progress)
        writer.write()
    study = writer.study
    counts = {
        "sources": len(study.documents),
        "codes": len(study.codes),
        "segments": len(study.segments),
        "coders": len(study.coders),
    }
    return Written(len(study.segments), replacing_.remarks(path), counts)


class _Writer:
    """Writes the pages of one site and keeps what has to be checked over all of them."""

    def __init__(
        self, project: CarriedProject, options: SiteOptions, folder: Path, progress: Progress
    ) -> None:
        self.study = Study(project, memos=options.memos, coders=options.coders, title=options.title)
        made = f" on {told_day(date.today().isoformat())}"
        self._pages = Pages(self.study, f"Blotter {__version__}", made)
        self._folder = folder
        self._digests: dict[str, str] = {}
        self._there = set[str]()
        self._links: dict[str, set[str]] = {}
        self._steps = len(self.study.documents) + len(self.study.codes) + 2
        self._done = 0
        self._progress = progress

    def write(self) -> None:
        """Write and check all pages, then their list."""
        places: dict[str, str] = {}
        self._step()
        for document in self.study.documents:
            reading = Reading(self.study, document)
            for part in reading.parts:
                page = self._pages.document(reading, part)
                self._put(page, partial(wrong_with_part, reading=reading, part=part))
                self._progress(self._done, self._steps)
            places.update(reading.places())
            self._step()
        for code in self.study.codes.values():
            for page in self._pages.passages(code, places):
                self._put(page)
            self._step()
        self._put(self._pages.codebook())
        self._put(self._pages.index())
        self._check_links()
        self._list()
        self._progress(self._steps, self._steps)

    def _step(self) -> None:
        self._progress(self._done, self._steps)
        self._done += 1

    def _put(self, page: Page, wrong: Callable[[ReadPage], Sentence | None] | None = None) -> None:
        content = page.html.encode("utf-8", "replace")
        (self._folder / page.name).write_bytes(content)
        read = ReadPage((self._folder / page.name).read_bytes().decode("utf-8"))
        problem = wrong_with(read) or (wrong(read) if wrong else None)
        if problem:
            raise WrongFile(messages.PAGE_WRONG, page=page.name, problem=problem)
        self._digests[page.name] = digest_of(content)
        self._there |= {page.name, *(f"{page.name}#{anchor}" for anchor in read.anchors)}
        self._links[page.name] = {f"{page.name}{link}" if link[0] == "#" else link for link in read.links}

    def _check_links(self) -> None:
        for name, links in self._links.items():
            target = dead_link(links, self._there)
            if target:
                problem = Sentence(messages.PAGE_DEAD_LINK, target=target)
                raise WrongFile(messages.PAGE_WRONG, page=name, problem=problem)

    def _list(self) -> None:
        told = {"generator": f"Blotter {__version__}", "title": self.study.title, "pages": self._digests}
        with replacing(self._folder / LIST) as file:
            file.write((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def _listed_pages(told: Any) -> Iterator[tuple[str, str]]:
    """The pages of a site with their digests, as its list tells; a site has no folders in it."""
    return ((name, digest) for name, digest in dict(told["pages"]).items() if Path(name).name == name)
