"""CodingSteps: what a person does with passages: code them, change what is coded, write notes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from blotter.domain.codebook import Code
from blotter.domain.segment import Segment, Span, trimmed
from blotter.domain.source import Source
from blotter.errors import OthersWork
from blotter.progress import Progress
from blotter.project import codes, memos, rechecking, segments
from blotter.project.found import FoundMarking
from blotter.project.project import Project
from blotter.project.sentences import Sentences, grown
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.long_work import LongWork, at_once
from blotter.ui.rule_watch import Passage, RuleWatch
from blotter.ui.steps import LARGE, Steps

RECENT = 9
_CODED_FOUND = later_plural("Coded {count} passage as {code}", "Coded {count} passages as {code}")
_SHOWN_WORDS = 60
_TEXTS_AT_HAND = 4


class CodingSteps(Steps):
    """Works on the document that lies open. Other coders' segments are changed after asking once for each."""

    recents_changed = Signal()

    def __init__(
        self,
        project: Project,
        ask: Callable[[OthersWork], bool],
        parent: QObject | None = None,
        run: Callable[[LongWork], None] = at_once,
    ) -> None:
        super().__init__(project, ask, parent, run)
        self.source: Source | None = None
        self.recents: list[str] = []
        self.rules = RuleWatch(project)
        self.recall_recents()
        self.find_coder: Callable[[], None] | None = None
        """Asks the person who codes, where a passage is to be coded and nobody codes yet."""
        self.ask_about: Callable[[Sequence[str], int], bool] | None = None
        """Asks whether segments of the coders with these names, so many, are to be changed."""
        self.snap: Callable[[], str] = lambda: "off"
        """To what a passage grows when it is coded: "off", "words" or "sentences"."""
        self._asked_about: set[str] = set()
        self._sentences: dict[str, Sentences] = {}

    def recall_recents(self) -> None:
        """Begin with the codes that the coder gave last, in another session, say."""
        actor = self.project.actor
        self.recents = self.project.codes_given(actor)[:RECENT] if actor is not None else []
        self.recents_changed.emit()

    def recent_codes(self) -> list[Code]:
        """The codes used last, newest first; what is archived is given no more."""
        by_id = self.project.codebook.by_id
        found = [by_id[identity] for identity in self.recents if identity in by_id]
        return [code for code in found if not code.archived]

    def name_of(self, code: Code) -> str:
        """A code's path as people read it."""
        book = self.project.codebook
        return " › ".join(book.name_path(code.id)) if code.id in book.by_id else code.name

    def sentences(self, source: Source) -> Sentences:
        """Where the sentences of a document lie."""
        found = self._sentences.get(source.text)
        if found is None:
            if len(self._sentences) >= _TEXTS_AT_HAND:
                self._sentences.clear()
            found = self._sentences[source.text] = Sentences(self.project, source)
        return found

    # Giving codes

    def mark(self, span: Span, code_ids: Sequence[str]) -> bool:
        """Give a passage of the open document one or more codes; white space at its ends is left out."""
        book = self.project.codebook
        given = [book.by_id[code] for code in code_ids]
        return self._mark(
            span, given, lambda source, words: segments.mark_codes(self.project, source, given, words)
        )

    def mark_new(self, span: Span, name: str, parent: str | None, **parts: str) -> bool:
        """Make a code and give it to a passage, in one step; `parts` are its colour and definition."""
        book = self.project.codebook
        above = book.by_id.get(parent or "")
        made = self.attempt(lambda: codes.new_code(book, name, above, **parts))
        if made is None:
            return False
        return self._mark(
            span,
            [made],
            lambda source, words: segments.mark(self.project, source, made, [words], made=[made]),
        )

    def _mark(
        self, span: Span, given: Sequence[Code], plan: Callable[[Source, Span], segments.Marking]
    ) -> bool:
        if self.project.actor is None and self.project.writable and self.find_coder is not None:
            self.find_coder()
        words = self.grown_passage(span)
        source = self.source
        if words is None or source is None:
            self.noted.emit(tr("Select a passage first."))
            return False
        marking = self.attempt(lambda: self._marking(plan, source, words))
        if marking is None:
            return False
        names = ", ".join(self.name_of(code) for code in given)
        if marking.edit is None:
            self.noted.emit(tr("The passage has {codes} already.", codes=names))
            return True
        touched = self.rules.before([Passage(source, marking.marked[0].coder, words)])
        if self._written(marking.edit) is None:
            return False
        for code in given:
            self._used(code.id)
        self._tell_marked(marking, span, words, touched.caution({each.id for each in marking.marked}))
        return True

    def _marking(
        self, plan: Callable[[Source, Span], segments.Marking], source: Source, words: Span
    ) -> segments.Marking:
        self._check_rest()
        return plan(source, words)

    def grown_passage(self, span: Span) -> Span | None:
        """What of a span is coded: no white space at its ends, and whole words or sentences where wanted."""
        source = self.source
        if source is None:
            return None
        text = self.project.text(source)
        words = trimmed(text, span)
        if words.length <= 0:
            return None
        how = self.snap()
        if how == "off" or self._has_segment(source, words):
            return words
        sentences = self.sentences(source)
        return grown(words, sentences.at if how == "sentences" else sentences.word_at)

    def _has_segment(self, source: Source, span: Span) -> bool:
        """Whether these are the bounds of a segment, to which another code is to be given."""
        return any(each.span == span for each in self.project.starting_at(source, [span.start]))

    def _tell_marked(self, marking: segments.Marking, span: Span, words: Span, caution: str) -> None:
        by_id = self.project.codebook.by_id
        names = ", ".join(self.name_of(by_id[each.code]) for each in marking.marked)
        if span.contains(words):
            self._tell_done(tr("Coded as {codes}", codes=names), caution)
            return
        told = shortened(marking.marked[0].quote)
        if self.snap() == "sentences":
            grown_to = tr("Coded as {codes}, grown to whole sentences: “{words}”", codes=names, words=told)
        else:
            grown_to = tr("Coded as {codes}, grown to whole words: “{words}”", codes=names, words=told)
        self._tell_done(grown_to, caution)

    def _used(self, code: str) -> None:
        self.recents = [code, *(each for each in self.recents if each != code)][:RECENT]
        self.recents_changed.emit()

    def mark_found(self, marking: FoundMarking, code: Code) -> None:
        """Code what a search has found, as it was planned."""
        if self.under_way or marking.edit is None:
            self.attempt(self._check_rest)
            return
        edit, count = marking.edit, len(marking.marked)

        def told(_: object) -> None:
            self._used(code.id)
            self._tell_done(plural(*_CODED_FOUND, count, code=self.name_of(code)))

        def work(progress: Progress) -> object:
            return self.project.apply(edit, progress)

        run = self._run if count > LARGE else at_once
        run(LongWork(tr("Coding"), work, told, self.unsaved.emit))

    # Changing what is coded

    def unmark(self, ids: Sequence[str]) -> None:
        """Take codes off passages."""
        found = self._changeable(ids)
        if not found:
            return
        caution = self._caution(found)
        if len(found) == 1:
            what = self.name_of(self.project.codebook.by_id[found[0].code])
            done = tr("Uncoded {code}", code=what)
            self.apply(lambda: segments.unmark(self.project, found), done, caution)
        else:
            done = plural("Uncoded {count} segment", "Uncoded {count} segments", len(found))
            self.apply_sweeping(
                tr("Uncoding"), lambda: segments.unmark(self.project, found), done, len(found), caution
            )

    def _caution(self, changing: Sequence[Segment], *bounds: Span) -> Callable[[], str]:
        """What tells, once segments have been changed, which rule that has left broken."""
        touched = self.rules.before_changing(changing, *bounds)
        return lambda: touched.caution({each.id for each in changing})

    def recode(self, ids: Sequence[str], code: str) -> None:
        """Give passages another code instead."""
        self._recode(ids, self.project.codebook.by_id[code])

    def recode_new(self, ids: Sequence[str], name: str, parent: str | None) -> None:
        """Make a code and give it to passages instead of theirs, in one step."""
        book = self.project.codebook
        made = self.attempt(lambda: codes.new_code(book, name, book.by_id.get(parent or "")))
        if made is not None:
            self._recode(ids, made, (made,))

    def _recode(self, ids: Sequence[str], new: Code, made: Sequence[Code] = ()) -> None:
        found = self._changeable(ids)
        if not found:
            return
        done = tr("Recoded as {code}", code=self.name_of(new))
        if len(found) > 1:
            done = tr("Recoded {count} segments as {code}", count=len(found), code=self.name_of(new))
        caution = self._caution(found)
        if self.apply(lambda: segments.recode_all(self.project, found, new, made), done, caution):
            self._used(new.id)

    def confirm_right(self, ids: Sequence[str]) -> None:
        """Say that passages have their codes rightly by the definitions that hold now."""
        found = self._changeable(ids)
        if found:
            done = plural("{count} segment is still right", "{count} segments are still right", len(found))
            self.apply(lambda: rechecking.still_right(self.project, found), done)

    def move_bounds(self, identity: str, span: Span) -> None:
        """Move the ends of a segment."""
        for segment in self._changeable([identity]):
            self.apply(
                lambda segment=segment: segments.set_bounds(self.project, segment, span),  # type: ignore[misc]
                tr("Moved the ends of 1 segment"),
                self._caution([segment], span),
            )

    def _changeable(self, ids: Sequence[str]) -> list[Segment]:
        """The segments with these ids, none if others' are among them and are to stay as they are."""
        found = self.project.segments_by_id(ids)
        return found if self._may_change(found) else []

    def _may_change(self, found: Sequence[Segment]) -> bool:
        people, actor = self.project.coders, self.project.actor
        others = {each.coder for each in found} - {actor.id if actor else ""} - self._asked_about
        # What cannot be changed now is refused for that reason.
        if not others or self.ask_about is None or not self.can_change:
            return True
        count = sum(each.coder in others for each in found)
        if not self.ask_about(sorted(people[each].name for each in others), count):
            return False
        self._asked_about |= others
        return True

    # Notes

    def write_memo(self, subject: str, text: str) -> bool | None:
        """Replace a memo; the subject is named as on the command line. Whether it is in the project now; None
        if the person was asked and would not have it there.
        """
        about = self.attempt(lambda: memos.subject(self.project, subject))
        if about is None:
            return False
        if isinstance(about.thing, Segment) and not self._may_change([about.thing]):
            self.noted.emit(tr("The memo is not written; your words are kept as a draft."))
            return None
        caution = self._caution([about.thing] if isinstance(about.thing, Segment) else [])
        done = tr("Memo written")
        return self.apply(lambda: memos.write(self.project, about, text), done, caution) is not None

    def append_memo(self, ids: Sequence[str], text: str) -> None:
        """Write the same note on several segments, below what each says already."""
        found = self._changeable(ids)
        if found:
            done = plural("Memo written on {count} segment", "Memo written on {count} segments", len(found))
            self.apply(lambda: segments.append_memo(self.project, found, text), done, self._caution(found))

    def remove_note(self, identity: str) -> None:
        """Take a note off a passage."""
        about = self.attempt(lambda: memos.subject(self.project, f"note:{identity}"))
        if about is not None:
            self.apply(lambda: memos.write(self.project, about, ""), tr("Removed the note"))


def shortened(words: str) -> str:
    """The words on one line, with dots for what does not fit there."""
    told = " ".join(words.split())
    return told if len(told) <= _SHOWN_WORDS else f"{told[:_SHOWN_WORDS].rstrip()}…"
