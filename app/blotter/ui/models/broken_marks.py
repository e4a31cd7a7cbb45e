"""BrokenMarks: which of the segments that are looked at break a rule, found when there is time."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from blotter.domain.segment import Placed, Segment
from blotter.message import Message
from blotter.progress import Progress
from blotter.project.project import Project
from blotter.project.rule_check import RuleCheck
from blotter.ui.tasks import TaskRunner, unhurried
from blotter.ui.wording import in_words

QUICK = 3_000
"""Up to how many segments a project has whose rules are looked at in the window's own thread."""

Found = dict[str, list[Message]]


class BrokenMarks(QObject):
    """Asked about segments, it tells later; what it told stays until it knows better."""

    changed = Signal()

    def __init__(self, project: Project, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._tasks = project, tasks
        self._check = RuleCheck(project)
        self._told: Found = {}
        self._asked: dict[str, Segment] = {}
        self._is_seeking = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._seek)

    def ask(self, segments: Iterable[Segment]) -> None:
        """Look soon whether these break a rule."""
        rulebook = self._check.rulebook
        if rulebook:
            self._asked |= {each.id: each for each in segments if each.code in rulebook.codes}
        if self._asked and not self._is_seeking:
            self._soon.start()

    def told(self, segment: Segment) -> str:
        """Which rules a segment breaks, each in a line, "" for none or while that is not known."""
        if segment.code not in self._check.rulebook.codes:
            return ""
        return "\n".join(map(in_words, self._told.get(segment.id, ())))

    def leave(self) -> None:
        """Look no more: the project is about to be closed."""
        self._soon.stop()
        self._asked.clear()

    def _seek(self) -> None:
        asked, self._asked = self._asked, {}
        if not asked:
            return
        if not self._project.exceeds(QUICK):
            self._take(asked, self._found(list(asked.values())))
            return
        segments = list(asked.values())

        def work(progress: Progress) -> Found:
            return self._found(segments)

        self._is_seeking = True
        task = self._tasks.run(unhurried(work))
        task.finished.connect(lambda found: self._take(asked, found))
        task.ended.connect(self._go_on)

    def _go_on(self) -> None:
        self._is_seeking = False
        if self._asked:
            self._soon.start()

    def _take(self, asked: Iterable[str], found: Found) -> None:
        before = {identity: self._told.pop(identity, None) for identity in asked}
        self._told |= found
        if any(found.get(identity) != told for identity, told in before.items()):
            self.changed.emit()

    def _found(self, segments: Sequence[Segment]) -> Found:
        groups: dict[tuple[str, str], list[Placed]] = {}
        for each in segments:
            placed = Placed(each.id, each.start, each.end, each.code, each.coder)
            groups.setdefault((each.source, each.coder), []).append(placed)
        found: Found = {}
        book, sources = self._project.codebook, self._project.sources
        for (source, coder), group in groups.items():
            if source in sources:
                for broken in self._check.of(sources[source], coder, group):
                    found.setdefault(broken.segment.id, []).append(broken.told(book))
        return found
