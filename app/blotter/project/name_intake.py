"""NameIntake: the codes and coders that an import finds by name, and those that it makes."""

from collections.abc import Collection, Iterable

from blotter.domain.codebook import split_path
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.segment import Coder
from blotter.errors import BlotterError
from blotter.message import Sentence
from blotter.project import codes, messages
from blotter.project.import_report import ImportReport
from blotter.project.project import Project

_HINTS = 100
"""For how many unknown names the nearest known one is looked for; with a thousand codes each takes 20 ms."""


class NameIntake:
    """The codebook and the coders (by name) as they will be, and the steps that make them so."""

    def __init__(self, project: Project, report: ImportReport) -> None:
        self.codebook = project.codebook
        self.coders = {coder.name: coder for coder in project.coders.values()}
        self.code_steps: list[Step] = []
        self.coder_steps: list[Step] = []
        self._report = report
        self._hints: dict[tuple[str, str], str] = {}

    def add_codes(self, steps: Iterable[Step]) -> None:
        """Steps that make codes."""
        steps = list(steps)
        self.code_steps += steps
        self.codebook = codes.after(self.codebook, steps)

    def make_codes(self, paths: Iterable[str]) -> None:
        """Make the codes of these paths that are not there; for one that cannot be, why is remembered."""
        for path in sorted({path for path in paths if path and self.codebook.get(path) is None}):
            try:
                made = codes.ensure_path(self.codebook, split_path(path))
            except BlotterError as error:
                self._hints["code", path] = f" {error}"
                continue
            self.add_codes([Put(code) for code in made])
            self._report.created["codes"] = self._report.created.get("codes", 0) + len(made)

    def make_coders(self, names: Iterable[str]) -> None:
        """Make the coders of these names that are not there; for one that cannot be, why is remembered."""
        for name in sorted({name for name in names if name}):
            self.make_coder(name)

    def make_coder(self, name: str) -> None:
        """Make a coder, unless somebody of nearly this name is there."""
        # Whether it is the same person is not for a table to say.
        if name_key(name) in {name_key(known) for known in self.coders}:
            return
        try:
            coder = Coder(id=new_id(), name=checked_name(name, "coder"))
        except BlotterError as error:
            self._hints["coder", name] = f" {error}"
            return
        self.coders[name] = coder
        self.coder_steps.append(Put(coder))
        self._report.count(self._report.created, "coders")

    def unknown(self, what: str, name: str, known: Collection[str] | None = None) -> Sentence:
        """Why a document, code or coder cannot be meant by a name, and what is nearest to it."""
        if (what, name) not in self._hints and len(self._hints) < _HINTS:
            self._hints[what, name] = nearest(name, self._names(what) if known is None else known)
        near = self._hints.get((what, name), "")
        return Sentence(messages.UNKNOWN, what=Sentence(what), nearest=near)

    def _names(self, what: str) -> Iterable[str]:
        if what == "coder":
            return self.coders
        return (self.codebook.path(each) for each in self.codebook.by_id)
