"""The figure of agreement: sorted, whole, without anything to fetch, the same each time."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import reported
from PIL import Image

from blotter.domain.agreement_report import Estimate
from blotter.errors import WrongFile
from blotter.interchange import drawn_figures
from blotter.interchange.agreement_figure import (
    MOST_IN_ONE,
    interval_figure,
    interval_figures,
    interval_table,
    shown,
)


def labels(figure) -> list[str]:
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_codes_are_sorted_and_those_without_a_value_left_out() -> None:
    assert [code.code for code in shown(reported.report())] == ["gift/boats", "alone", "patrol"]
    assert labels(interval_figure(reported.report())) == ["gift › boats", "alone", "patrol"]


def test_points_and_ends_are_the_figures() -> None:
    axes = interval_figure(reported.report()).axes[0]
    lines = [[float(x) for x in line.get_xdata()] for line in axes.lines]
    assert [0.5, 1.0] in lines
    assert [0.8125] in lines
    assert [-0.0123] in lines
    low, _ = axes.get_xlim()
    assert low < -0.0123
    hollow = [line for line in axes.lines if line.get_markerfacecolor() == "white"]
    assert [float(line.get_xdata()[0]) for line in hollow] == [-0.0123]
    assert {0.667, 0.8} <= {float(line.get_xdata()[0]) for line in axes.lines}
    assert "conventional" in [text.get_text() for text in axes.texts]


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_files_are_whole_and_the_same_each_time(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    for path in (first, second):
        drawn_figures.write(interval_figure(reported.hostile()), path)
    assert first.read_bytes() == second.read_bytes()
    beginning = {".svg": b"<?xml", ".pdf": b"%PDF-", ".png": b"\x89PNG"}[suffix]
    assert first.read_bytes().startswith(beginning)


def test_svg_is_well_formed_and_fetches_nothing(tmp_path: Path) -> None:
    drawn_figures.write(interval_figure(reported.hostile()), tmp_path / "f.svg")
    words = (tmp_path / "f.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(words)  # noqa: S314 - our own
    assert "DOCTYPE" not in words
    assert "<metadata" not in words
    for node in root.iter():
        for name, value in node.attrib.items():
            assert not name.endswith("href") or value.startswith("#")
            assert "url(" not in value.replace("url(#", "")
    addresses = set(re.findall(r"https?://[^\"'\s<]+", words))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://example.org)"}
    texts = "".join(root.itertext())
    assert "<script>" in texts
    assert "警察合作" in texts
    assert "$x^2$" in texts


def test_png_is_legible_in_grey(tmp_path: Path) -> None:
    drawn_figures.write(interval_figure(reported.report()), tmp_path / "f.png")
    with Image.open(tmp_path / "f.png") as image:
        colours = image.convert("RGB").getcolors(1 << 24) or []
        assert image.width > 1500
    assert all(max(colour) - min(colour) <= 2 for _, colour in colours)
    assert min(sum(colour) for _, colour in colours) < 30


def test_many_codes_make_several_pages_on_one_scale() -> None:
    many = tuple(
        reported.code(f"code {number}", Estimate(value=number / 100, low=0.0, high=1.0))
        for number in range(90)
    )
    report = reported.report(codes=many)
    figures = interval_figures(report)
    sizes = [len(labels(figure)) for figure in figures]
    assert sum(sizes) == 90
    assert max(sizes) <= MOST_IN_ONE
    assert max(sizes) - min(sizes) <= len(sizes)
    assert len({figure.axes[0].get_xlim() for figure in figures}) == 1
    assert len(labels(interval_figure(report))) == 90


def test_long_paths_keep_the_name_of_the_code() -> None:
    path = "/".join(["something above of some length"] * 3) + "/river patrol"
    (label,) = labels(interval_figure(reported.report(codes=(reported.code(path, Estimate(value=0.5)),))))
    assert label.startswith("… › ")
    assert label.endswith("› river patrol")
    (label,) = labels(
        interval_figure(reported.report(codes=(reported.code("x" * 200, Estimate(value=0.5)),)))
    )
    assert label == "x" * 43 + "…"


def test_the_table_tells_all_of_it() -> None:
    rows = list(interval_table(reported.report()).records())
    assert [row["code"] for row in rows] == ["gift/boats", "alone", "patrol", "everything"]
    assert (rows[0]["value"], rows[0]["low"], rows[0]["high"], rows[0]["n"]) == (0.8125, 0.5, 1.0, 40)
    assert rows[2]["reason"] == reported.TOO_FEW
    assert (rows[3]["value"], rows[3]["reason"]) == (None, reported.NO_VARIATION)


def test_another_measure_and_no_interval() -> None:
    report = replace(reported.report(), headline="segment_match_f1", intervals=False)
    axes = interval_figure(report).axes[0]
    assert axes.get_xlabel() == "F1 of segments"


@pytest.mark.parametrize("name", ["f", "f.gif"])
def test_a_file_has_to_say_what_it_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongFile, match="does not say what the figure is to be"):
        drawn_figures.check(tmp_path / name)
