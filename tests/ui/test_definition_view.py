"""The definition view: the parts, links to codes, and nothing that is fetched or opened."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument

from blotter.project import codes
from blotter.project.project import Project
from blotter.project.rendering import html
from blotter.ui.bridge import ProjectBridge
from blotter.ui.views.definition_html import Standing, definition_html
from blotter.ui.views.definition_view import DefinitionView


@pytest.fixture
def view(study: Project, dressed: object, qtbot) -> Iterator[DefinitionView]:
    code = study.codebook.find("repression/rendition or kidnapping")
    study.apply(
        codes.define(
            study,
            code,
            short="A person is *taken*.",
            full="See <img src='https://example.org/x.png'> and [this](https://example.org/a).",
            use_when="it is reported.",
            not_when="they return: `coerced return`, `patrol/exercise`, `no such code`.",
            example="“He was put on the boat.” <script>alert(1)</script>",
        )
    )
    bridge = ProjectBridge(study)
    made = DefinitionView(bridge, html)
    qtbot.addWidget(made)
    made.show_code(code.id)
    yield made
    bridge.close()


def test_all_parts_are_read(view: DefinitionView, study: Project) -> None:
    text = view.browser.toPlainText()
    assert text.startswith("rendition or kidnapping\nin repression · revision ")
    for words in (
        "A person is taken.",
        "Use when it is reported.",
        "Do not use when they return: coerced return",
    ):
        assert words in text
    assert "patrol › exercise" in text
    assert "Example “He was put on the boat.”" in text
    assert "alert" not in text


def test_links_lead_to_the_codes_that_are_named(view: DefinitionView, study: Project, qtbot) -> None:
    source = definition_html(study.codebook, study.codebook.by_id[view.shown_code()], Standing(), html)
    coerced = study.codebook.find("repression/coerced return")
    assert f'<a href="code:{coerced.id}">coerced return</a>' in source
    assert "<code>no such code</code>" in source
    with qtbot.waitSignal(view.code_link_activated) as told:
        view.browser.anchorClicked.emit(QUrl(f"code:{coerced.id}"))
    assert told.args == [coerced.id]


def test_nothing_is_fetched_and_an_address_is_copied(view: DefinitionView, qtbot) -> None:
    assert "example.org/x.png" not in view.browser.toHtml()
    kind = QTextDocument.ResourceType.ImageResource
    assert view.browser.loadResource(kind, QUrl("file:///etc/hostname")) is None
    before = view.browser.toPlainText()
    with qtbot.waitSignal(view.said) as told:
        view.browser.anchorClicked.emit(QUrl("https://example.org/a"))
    assert "https://example.org/a" in told.args[0]
    assert QGuiApplication.clipboard().text() == "https://example.org/a"
    assert view.browser.toPlainText() == before


def test_it_follows_changes_and_is_empty_when_the_code_goes(view: DefinitionView, study: Project) -> None:
    code = study.codebook.by_id[view.shown_code()]
    study.apply(codes.define(study, code, short="Somebody is moved."))
    assert "Somebody is moved." in view.browser.toPlainText()
    study.apply(codes.delete(study, study.codebook.by_id[code.id]))
    assert view.note.sentence() == "Choose a code to read its definition."
    assert not view.browser.isVisibleTo(view)


def test_a_pinned_definition_stays(view: DefinitionView, study: Project) -> None:
    pinned, other = view.shown_code(), study.codebook.find("motive").id
    view._pin.click()
    view.show_code(other)
    assert view.shown_code() == pinned
    view._pin.click()
    assert view.shown_code() == other


def test_a_code_without_a_definition_offers_to_write_one(view: DefinitionView, study: Project, qtbot) -> None:
    code, edit = codes.add(study, "norms")
    study.apply(edit)
    view.show_code(code.id)
    assert "No definition yet. Write one…" in view.browser.toPlainText()
    with qtbot.waitSignal(view.definition_requested) as told:
        view.browser.anchorClicked.emit(QUrl("write:"))
    assert told.args == [code.id]
