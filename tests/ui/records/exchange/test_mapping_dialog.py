"""A table of others is read once somebody has said which column is which field."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blotter.domain.record import Involved
from blotter.interchange.options import RecordOptions
from blotter.project.project import Project
from blotter.project.transfer import Incoming, import_files
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.records.exchange.mapping_dialog import MappingDialog


@pytest.fixture
def table(tmp_path: Path, study: Project) -> Incoming:
    source = next(iter(study.sources.values()))
    words = study.text(source)[:20]
    file = tmp_path / "events.csv"
    file.write_text(
        f'Country,Event date,Document,Quote,Junk\nLaos,2016,{source.name},"{words}",x\n,,,,y\n',
        encoding="utf-8",
    )
    return Incoming(file, "records-csv")


def test_columns_are_guessed_chosen_and_read(qtbot: QtBot, study: Project, table: Incoming) -> None:
    dialog = MappingDialog(study, table)
    qtbot.addWidget(dialog)
    chosen = {name: dialog.field_of(name).currentData() for name in ("Country", "Document", "Quote", "Junk")}
    assert chosen == {"Country": "countries:partner", "Document": "source", "Quote": "text", "Junk": "-"}
    assert not dialog._act.isEnabled()
    assert "kind" in dialog.told.text()
    dialog.kind.setCurrentIndex(dialog.kind.findData("training"))
    assert dialog._act.isEnabled()
    date = dialog.field_of("Event date")
    date.setCurrentIndex(date.findData("date"))
    file = dialog.mapped()
    assert isinstance(file.options, RecordOptions)
    assert file.options.given == {"kind": "training"}
    study.act_as(next(iter(study.coders.values())).name)
    report = import_files(study, [file])
    assert (report.taken["records"], report.refused) == (1, 1)
    (record,) = study.records.values()
    assert (record.countries, record.date) == ((Involved("LA"),), "2016")


def test_the_import_asks_for_columns_when_it_has_to(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = window.work.desk.project
    source = next(iter(project.sources.values()))
    file = tmp_path / "events.csv"
    file.write_text(f"Land;Paper;Start;End\nLaos;{source.name};0;9\n", encoding="utf-8")
    asked: list[MappingDialog] = []

    def say(dialog: MappingDialog) -> int:
        asked.append(dialog)
        for name in ("Paper",):
            box = dialog.field_of(name)
            box.setCurrentIndex(box.findData("source"))
        dialog.kind.setCurrentIndex(dialog.kind.findData("training"))
        return 1

    monkeypatch.setattr(MappingDialog, "exec", say)
    dialog = ImportDialog(project, [Incoming(file)], [], window.work.tasks, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog._read_as(0, "records-csv")
    assert len(asked) == 1
    (chosen,) = dialog.chosen()
    report = import_files(project, [chosen])
    assert report.taken["records"] == 1
    assert next(iter(project.records.values())).number == "LA.001"
