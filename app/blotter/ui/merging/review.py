"""Review: what is to be decided before copies are merged, what is decided, and whether that still stands."""

from dataclasses import dataclass

from blotter.project.merging import Decisions, Kind, Question, Take
from blotter.ui.merging.looking import Copies, Key, Seen

_ONE_BY_ONE = frozenset({Kind.ONE_NAME})
"""What is never decided together with the rest: people are joined deliberately."""
_THERE = frozenset({Kind.REMOVED_HERE, Kind.USED_THERE})
"""What is kept by following the copy."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """Which side is followed, and the state that was chosen by that."""

    take: Take
    state: object


@dataclass(frozen=True, slots=True)
class News:
    """What looking again has brought: questions that are new, and decided ones that are open again.

    `is_other` says that a copy has been changed since.
    """

    new: int = 0
    reopened: int = 0
    is_other: bool = False


class Review:
    """Questions keep their order; a decision stands while what was chosen is still what it was."""

    def __init__(self, copies: Copies, seen: Seen) -> None:
        self.copies, self.seen = copies, seen
        self.is_stale = False
        """The project was changed since."""
        self._decided: dict[Key, _Decided] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that is to decide, decided or not."""
        return self.seen.questions

    @property
    def open(self) -> list[Question]:
        """What is not decided yet."""
        return [question for question in self.questions if question.key not in self._decided]

    @property
    def decided(self) -> int:
        """How many questions are decided."""
        return len(self.questions) - len(self.open)

    def about(self, question: Question) -> Take | None:
        """What was decided."""
        decided = self._decided.get(question.key)
        return decided.take if decided is not None else None

    def decide(self, question: Question, take: Take) -> None:
        """Follow one side."""
        self._decided[question.key] = _Decided(take, _chosen(question, take))

    def take_back(self, question: Question) -> None:
        """It is open again."""
        self._decided.pop(question.key, None)

    def decide_rest(self, take: Take) -> list[Question]:
        """Follow one side in whatever is open, but for what is decided one by one; what that was."""
        rest = [question for question in self.open if question.kind not in _ONE_BY_ONE]
        for question in rest:
            self.decide(question, take)
        return rest

    def next_open(self, row: int) -> int | None:
        """The first open question from a row on, or else from the beginning; None if all are decided."""
        rows = [*range(row, len(self.questions)), *range(row)]
        return next((each for each in rows if self.about(self.questions[each]) is None), None)

    def decisions(self) -> Decisions:
        """What is decided so far, as a merge takes it."""
        return Decisions({key: decided.take for key, decided in self._decided.items()})

    def stands(self, seen: Seen) -> bool:
        """Whether another look shows the same copies, and leaves every decision as it was made."""
        return seen.lines == self.seen.lines and not self._upset(seen)

    def look_again(self, seen: Seen) -> News:
        """Go on with another look; what is not as it was when it was decided is open again."""
        upset, known = self._upset(seen), {question.key for question in self.questions}
        for question in upset:
            self.take_back(question)
        new = [each for each in seen.questions if each.key not in known and self.about(each) is None]
        news = News(len(new), len(upset), seen.lines != self.seen.lines)
        self.seen, self.is_stale = seen, False
        return news

    def _upset(self, seen: Seen) -> list[Question]:
        return [
            question
            for question in seen.questions
            if (decided := self._decided.get(question.key)) is not None
            and decided.state != _chosen(question, decided.take)
        ]


def _chosen(question: Question, take: Take) -> object:
    """What stands, or is there, if a side is followed."""
    follows = take is Take.FROM
    if question.kind in (Kind.FIELDS, Kind.CIRCLE):
        return question.values[follows]
    if question.kind is Kind.ONE_NAME:
        return question.entity
    is_kept = follows == (question.kind in _THERE)
    return question.thing if is_kept else None
