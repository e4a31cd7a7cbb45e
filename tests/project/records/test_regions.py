"""Regions, tables by country and the frame are the project's own; a file brings them, too."""

from pathlib import Path

import pytest

from blotter.domain.countries import COUNTRIES, REGIONS
from blotter.domain.record import Involved
from blotter.errors import NotFound, Refused, WrongFile
from blotter.interchange import tables
from blotter.project.project import Project
from blotter.project.records import country_tables, framing, making, regions, schema
from blotter.project.reports import report


def put(project: Project, region: str, *codes: str) -> None:
    project.apply(regions.put(project, [COUNTRIES[code] for code in codes], region))


def test_a_country_is_counted_where_the_project_says(project: Project) -> None:
    assert project.regions.of("EG") == "Africa"
    put(project, "Middle East", "EG", "TR")
    assert (project.regions.of("EG"), project.regions.of("TR")) == ("Middle East", "Middle East")
    assert regions.put(project, [COUNTRIES["EG"]], "Middle East") is None
    put(project, "Africa", "EG")
    # What is so by default needs no row.
    assert [each.country for each in project.country_regions()] == ["TR"]
    project.undo()
    assert project.regions.of("EG") == "Middle East"


def test_regions_are_added_renamed_moved_and_removed(project: Project) -> None:
    kind = schema.kind(project, "training")
    group = Involved(name="ASEAN", region="Asia")
    record, edit = making.make(
        project, kind, list(project.retrieve())[:1], countries=(group, Involved("LA"), Involved("EG"))
    )
    project.apply(edit)
    asia = [code for code, region in project.regions.table.items() if region == "Asia"]
    project.apply(regions.add(project, "Central Asia"))
    put(project, "Central Asia", "KZ", "UZ")
    project.apply(regions.rename(project, "Asia", "Rest of Asia"))
    assert project.regions.names[0] == "Rest of Asia"
    assert {project.regions.of(code) for code in asia} == {"Rest of Asia", "Central Asia"}
    assert project.records[record.id].countries[0].region == "Rest of Asia"
    project.apply(regions.move(project, "Central Asia", 1))
    assert project.regions.names[:2] == ("Rest of Asia", "Central Asia")
    assert regions.move(project, "Central Asia", 1) is None
    with pytest.raises(Refused, match="Say which region"):
        regions.remove(project, "Rest of Asia")
    project.apply(regions.remove(project, "Rest of Asia", "Oceania"))
    assert project.regions.of("LA") == "Oceania"
    assert project.records[record.id].countries[0].region == "Oceania"
    assert "Rest of Asia" not in project.regions.names
    assert report(project, "records").rows is not None
    for name in (REGIONS[1], "central asia"):
        with pytest.raises(Refused, match="already"):
            regions.add(project, name)
    with pytest.raises(NotFound, match=r"no region “Central Asa”.*“Central Asia”"):
        regions.find(project, "Central Asa")
    assert project.check() == []


def test_the_last_region_stays(project: Project) -> None:
    for name in project.regions.names[:-1]:
        project.apply(regions.remove(project, name, project.regions.names[-1]))
    with pytest.raises(Refused, match="only region"):
        regions.remove(project, project.regions.names[0])


def test_a_table_of_regions_goes_out_and_comes_back(project: Project, tmp_path: Path) -> None:
    put(project, "Middle East", "EG")
    path = tmp_path / "regions.csv"
    tables.write_csv(regions.table(project), path)
    before = dict(project.regions.table)
    project.undo()
    edit, refused = regions.import_file(project, path)
    project.apply(edit)
    assert (dict(project.regions.table), refused) == (before, [])
    assert regions.import_file(project, path)[0] is None


def test_regions_of_a_file_are_added(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "regions.csv"
    path.write_text(
        "Country;Region\nKazakhstan;Central Asia\n缅甸;central asia\nAtlantis;Sea\nLaos;\n", "utf-8"
    )
    edit, refused = regions.import_file(project, path)
    project.apply(edit)
    assert (project.regions.of("KZ"), project.regions.of("MM")) == ("Central Asia", "Central Asia")
    assert project.regions.names[-1] == "Central Asia"
    assert [str(each).partition(":")[0] for each in refused] == ["line 4"]
    path.write_text("a,b\n1,2\n")
    with pytest.raises(WrongFile, match="which country is in which region"):
        regions.import_file(project, path)


STATUS = "iso2,Country,Year,Status\nMM,Myanmar,2016,PF\nLA,Laos,2016,NF\nLA,Laos,2017,\n"


def imported(project: Project, path: Path, name: str = "", **columns: str) -> list[str]:
    _, edit, refused = country_tables.import_file(project, path, name, **columns)
    project.apply(edit)
    return [str(each) for each in refused]


def test_a_table_by_country_and_year_is_imported(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "Freedom.csv"
    path.write_text(STATUS)
    assert imported(project, path) == []
    (table,) = project.country_tables()
    assert (table.name, table.by_place()) == ("Freedom", {("MM", 2016): "PF", ("LA", 2016): "NF"})
    path.write_text(STATUS.replace("PF", "NF"))
    assert imported(project, path, "freedom") == []
    (again,) = project.country_tables()
    assert (again.id, again.by_place()["MM", 2016]) == (table.id, "NF")
    project.undo()
    assert project.country_tables() == [table]


def test_what_a_table_says_that_cannot_be_read_is_told(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("country,year,value\nAtlantis,2016,1\nLaos,soon,1\nLAO,2016,1\nLA,2016,2\nMM,2016,3\n")
    refused = imported(project, path)
    assert [each.partition(":")[0] for each in refused] == ["line 2", "line 3", "line 5"]
    assert project.country_tables()[0].rows == (("LA", 2016, "1"), ("MM", 2016, "3"))
    path.write_text("country,year,value\nAtlantis,2016,1\n")
    with pytest.raises(WrongFile, match="no row with a country"):
        imported(project, path)


def test_columns_are_named_where_they_cannot_be_told(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("state\tregime\tscore\nLaos\tparty\t7\n")
    with pytest.raises(WrongFile, match="no column for the country"):
        imported(project, path)
    with pytest.raises(WrongFile, match=r"several columns that may hold the values.*regime, score"):
        imported(project, path, country="State")
    with pytest.raises(WrongFile, match="no column “points”"):
        imported(project, path, country="state", value="points")
    imported(project, path, "Regime", country="state", value="regime")
    # Without a year it holds for every year.
    assert project.country_tables()[0].rows == (("LA", 0, "party"),)


def test_tables_are_renamed_and_removed(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(STATUS)
    imported(project, path, "one")
    imported(project, path, "two")
    with pytest.raises(Refused, match="There is a table “two”"):
        country_tables.rename(project, country_tables.find(project, "one"), "Two")
    project.apply(country_tables.rename(project, country_tables.find(project, "one"), "three"))
    project.apply(country_tables.remove(project, country_tables.find(project, "two")))
    assert [each.name for each in project.country_tables()] == ["three"]
    with pytest.raises(NotFound, match=r"“tree”.*“three”"):
        country_tables.find(project, "tree")


def test_the_frame_of_the_study_is_told_in_years_or_days(project: Project) -> None:
    project.apply(framing.change(project, earliest="1997", latest="2021-06", home="Türkiye", days=14))
    frame = project.frame
    assert (frame.earliest, frame.latest) == ("1997-01-01", "2021-06-30")
    assert (frame.home, frame.days) == ("TR", 14)
    assert framing.change(project, days=14) is None
    project.apply(framing.change(project, earliest="", needs_actor=True))
    assert (project.frame.earliest, project.frame.needs_actor) == ("", True)
    with pytest.raises(Refused, match=r"end .* before it begins"):
        framing.change(project, earliest="2022")
    with pytest.raises(Refused, match="no year and no date"):
        framing.change(project, latest="soon")
    with pytest.raises(Refused, match="whole number from 0"):
        framing.change(project, days=-1)
