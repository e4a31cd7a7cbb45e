"""Draw the pictures of the README from the sample project: `.venv/bin/python tools/pictures.py`."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import exchange_poses
import page_poses
from record_poses import POSES

os.environ["QT_QPA_PLATFORM"] = "offscreen"
PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"


def main() -> None:
    """Draw every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BLOTTER_SETTINGS"] = str(Path(folder) / "settings.json")
        from blotter.project import sample

        project = Path(folder) / "sample.blotter"
        sample.build(project)
        _draw(project, "window-light", "light", (1280, 800), _chosen_segment)
        _draw(project, "window-dark", "dark", (1920, 1080), _chosen_segment)
        _draw(project, "split", "light", (1600, 900), _split)
        _draw(project, "chinese", "light", (1280, 800), _chosen_segment, language="zh")
        _draw(project, "palette", "light", (1280, 800), _palette)
        _draw(project, "comparison", "light", (1280, 800), _comparison)
        _draw(project, "side-by-side", "light", (1600, 900), _side_by_side)
        for name, scheme, size, pose in POSES:
            _draw(project, name, scheme, size, pose)
        printed = Path(shutil.copyfile(project, Path(folder) / "printed.blotter"))
        page_poses.add_report(printed, Path(folder))
        for name, scheme, size, pose in page_poses.POSES:
            _draw(printed, name, scheme, size, pose)
        exchanged = Path(shutil.copyfile(project, Path(folder) / "police-cooperation.blotter"))
        exchange_poses.add_file(exchanged, Path(folder))
        for name, scheme, size, pose in exchange_poses.POSES:
            _draw(exchanged, name, scheme, size, pose)
        settled = Path(shutil.copyfile(project, Path(folder) / "settled.blotter"))
        _draw(settled, "settling", "light", (1280, 800), _settling)
        _draw(settled, "outcome", "dark", (1280, 800), _outcome)
        _draw(project, "matrix", "light", (1280, 800), _matrix)
        _draw(project, "code-line", "dark", (1280, 800), _code_line)
        changed = Path(shutil.copyfile(project, Path(folder) / "study.blotter"))
        copy = _go_apart(changed)
        _draw(changed, "codebook", "light", (1280, 800), _editor)
        _draw(changed, "revisions", "light", (1280, 800), _revisions)
        _draw(changed, "re-check", "dark", (1280, 800), _recheck)
        _draw(changed, "merge", "light", (1280, 800), lambda window: _merge(window, copy))
        _deepen(project)
        _draw(project, "overlaps", "light", (1600, 900), _deepest)


def _draw(
    project: Path,
    name: str,
    scheme: Literal["light", "dark"],
    size: tuple[int, int],
    pose: Callable[[object], Any],
    language: Literal["en", "zh"] = "en",
) -> None:
    """Picture the window, or the dialog that the pose gives."""
    from blotter.settings import Settings
    from blotter.ui import language as speech
    from blotter.ui import theme
    from blotter.ui.application import application
    from blotter.ui.main_window import MainWindow

    app = application()
    settings = Settings(coder="Ada", theme=scheme, language=language)
    speech.use(language)
    theme.wear(app, settings)
    window = MainWindow(settings, keep_state=False)
    window.resize(*size)
    window.show()
    window.open_project(project, "Ada")
    _settle()
    shown = pose(window) or window
    _settle()
    shown.grab().save(str(PICTURES / f"{name}.png"))
    window.close()
    _settle()


def _settle() -> None:
    """Let what waits for the event loop, a thread or a short timer come to rest."""
    from PySide6.QtWidgets import QApplication

    for _ in range(60):
        QApplication.processEvents()
        time.sleep(0.02)


def _chosen_segment(window: object) -> None:
    work = window.work  # type: ignore[attr-defined]
    work.open_source(work.desk.project.source("interview-extract.txt").id)
    book = work.desk.project.codebook
    wanted = book.find("patrol/joint operation or investigation").id
    segments = [s for s in work.desk.project.segments_of(work.desk.source) if s.code == wanted]
    work.show_code(segments[0].code)
    work.show_segments_of(book.find("repression").id)
    work.show_code(segments[0].code)
    work.chosen.reveal(segments[0])


def _deepen(path: Path) -> None:
    """Two more segments where the sample has most, so that eight lie over one passage."""
    from blotter.domain.segment import Span
    from blotter.project import segments
    from blotter.project.project import Project

    with Project(path) as project:
        source, book = project.source("interview-extract.txt"), project.codebook
        for code, start, words in (
            ("host response", "took six passengers", "took six passengers off a ferry at Karsa because they"),
            ("institution", "ferry at", "ferry at Karsa because they were marked. They had tickets"),
        ):
            at = project.text(source).index(start)
            marking = segments.mark(
                project, source, book.find(code), [Span(at, at + len(words))], project.coder("Ben")
            )
            if marking.edit is not None:
                project.apply(marking.edit)


_CODE = "patrol/river patrol"


def _go_apart(path: Path) -> Path:
    """Two laptops: a copy in which Ben codes and writes a definition, while Ada writes the same one here."""
    copy = Path(shutil.copyfile(path, path.with_name("study-Ben.blotter")))
    _code_and_define(
        copy, "Ben", "Vessels and crews of two or more states patrol a shared river or lake together."
    )
    _code_and_define(
        path, "Ada", "Vessels and crews of several states patrol a shared river, the Mekong above all."
    )
    return copy


def _code_and_define(path: Path, name: str, words: str) -> None:
    from blotter.domain.segment import Span
    from blotter.project import codes, segments
    from blotter.project.project import Project

    with Project(path) as project:
        project.act_as(name)
        source, coder, book = project.source("policy-brief.html"), project.coder(name), project.codebook
        spans = [Span(start, start + 60) for start in range(0, source.characters - 60, 120)]
        project.apply(segments.mark(project, source, book.find("norms"), spans, coder).edit)
        project.apply(codes.define(project, book.find(_CODE), "Lakes were asked about.", short=words))


def _editor(window: object) -> None:
    work = window.work  # type: ignore[attr-defined]
    work.definitions.show(work.desk.project.codebook.find(_CODE).id)


def _revisions(window: object) -> None:
    window.work.revising.show_revisions()  # type: ignore[attr-defined]


def _recheck(window: object) -> None:
    window.work.revising.show_rechecking()  # type: ignore[attr-defined]


def _merge(window: object, copy: Path) -> None:
    window.work.merging.begin([copy])  # type: ignore[attr-defined]


def _deepest(window: object) -> None:
    work = window.work  # type: ignore[attr-defined]
    work.open_source(work.desk.project.source("interview-extract.txt").id)
    wanted = work.desk.project.codebook.find("repression/harassment and surveillance").id
    text = work.desk.project.text(work.desk.source)
    start = text.index("they were marked")
    found = [s for s in work.desk.project.segments_of(work.desk.source) if s.start >= start - 9]
    segment = next(s for s in found if s.code == wanted)
    work.chosen.reveal(segment)
    work.page.view.choose(None)


def _split(window: object) -> None:
    work = window.work  # type: ignore[attr-defined]
    work.open_source(work.desk.project.source("report-section.md").id)
    work.places.open_beside(work.desk.project.source("press-digest.txt").id)


def _palette(window: object) -> None:
    work = window.work  # type: ignore[attr-defined]
    from PySide6.QtWidgets import QLineEdit

    from blotter.domain.segment import Span

    source = work.desk.project.source("interview-extract.txt")
    work.open_source(source.id)
    text = work.desk.project.text(source)
    words = "Respondent: retired officer of the Orvanian river police, twenty-six years of service."
    start = text.index(words)
    work.page.view.select(Span(start, start + len(words)))
    _settle()
    work.coding.open_palette()
    work.coding.palette.findChild(QLineEdit).setText("ret")


def _comparison(window: object) -> None:
    """Agreement by sentence, with the cursor on a code on which the coders differ often."""
    from blotter.analysis.units import Unit

    page = window.work.comparison  # type: ignore[attr-defined]
    window.work.show_comparison()  # type: ignore[attr-defined]
    page.choices.unit.setCurrentIndex(page.choices.unit.findData(Unit.SENTENCE))
    _wait_for(page)
    page.views.codes.table.choose("training")


def _wait_for(page: object) -> None:
    for _ in range(20):
        _settle()
        if not page.is_computing():  # type: ignore[attr-defined]
            return


_PLACE = "training/stability maintenance"


def _side_by_side(window: object) -> None:
    """What both coders marked in one passage, with the room that one gives it by dragging the edge."""
    _comparison(window)
    page = window.work.comparison  # type: ignore[attr-defined]
    page.views.codes.table.choose(_PLACE)
    page.panel.setSizes([178, 500, 922])
    _settle()
    page.panel.list.setFocus()


def _settling(window: object) -> None:
    """Three places are settled; at the next one the bounds are drawn anew."""
    window.work.settling.show()  # type: ignore[attr-defined]
    _settle()
    for keys in (("A", "1", "Return"), ("O", "3", "Return"), ("B", "2", "Return"), ("E", "2")):
        _press(window, *keys)


def _outcome(window: object) -> None:
    """Agreement before and after what a rule and a person have settled."""
    from blotter.analysis.settling import Rule
    from blotter.project.settling import apply_proposals, proposals

    work = window.work  # type: ignore[attr-defined]
    project = work.desk.project
    project.apply(apply_proposals(project, None, proposals(project, None, None, Rule.MAJORITY)))
    work.settling.show()
    _settle()
    work.settling_page.head.outcome.setChecked(True)
    _settle()


def _press(window: object, *keys: str) -> None:
    """Press keys where the keyboard is."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, getattr(Qt.Key, f"Key_{key}"))  # type: ignore[call-overload]
        _settle()


def _matrix(window: object) -> None:
    from blotter.ui.asking.words import Tab

    work = window.work  # type: ignore[attr-defined]
    work.show_asking()
    work.asking.tabs.buttons[Tab.BY_CODE].click()
    work.asking.bar.rollup.setChecked(True)
    work.asking.order.setCurrentIndex(1)
    work.asking.by_code.setFocus()


def _code_line(window: object) -> None:
    from blotter.ui.asking.words import Tab

    work = window.work  # type: ignore[attr-defined]
    work.open_source(work.desk.project.source("report-section.md").id)
    work.show_asking()
    work.asking.tabs.buttons[Tab.LINE].click()
    work.asking.line.setFocus()


if __name__ == "__main__":
    main()
