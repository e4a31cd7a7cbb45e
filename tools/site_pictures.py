"""Draw the pictures of the sample's site of coded documents: `.venv/bin/python tools/site_pictures.py`.

They need a browser, Chromium by the name of `chromium`, which the program itself never does.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from blotter.project import sample, transfer
from blotter.project.project import Project
from blotter.project.reports import Selection

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=2000",
)  # fmt: skip


class Picture(NamedTuple):
    """A page as a picture: which document of the sample, how large, in which theme."""

    name: str
    document: str
    size: tuple[int, int]
    is_dark: bool = False


SHOWN = (
    Picture("site", "report-section.md", (1400, 1000)),
    Picture("site-dark", "bilingual-notes.txt", (1400, 1000), is_dark=True),
    Picture("site-narrow", "treaty-summary.md", (480, 1000)),
)


def main() -> None:
    """Write the sample's site, and draw its pages."""
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        site = Path(folder) / "site"
        pages = _write(Path(folder) / "sample.blotter", site)
        for picture in SHOWN:
            _draw(picture, (site / pages[picture.document]).as_uri(), Path(folder) / picture.name)
            print(picture.name)


def _write(path: Path, site: Path) -> dict[str, str]:
    """The site of the sample; gives the first page of each document by its name."""
    sample.build(path)
    with Project(path) as project:
        told = {"title": "Sample project", "memos": "yes"}
        transfer.export(project, site, "project", Selection(), format_id="html-site", choices=told)
        names = [source.name for source in project.sources.values()]
    pages = {page: page.read_text(encoding="utf-8") for page in site.glob("document-*.html")}
    return {name: page.name for name in names for page, html in pages.items() if f"<title>{name} ·" in html}


def _draw(picture: Picture, address: str, profile: Path) -> None:
    width, height = picture.size
    theme = ("--blink-settings=preferredColorScheme=0",) if picture.is_dark else ()
    target = PICTURES / f"{picture.name}.png"
    place = (f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={target}")
    subprocess.run(["chromium", *_FLAGS, *theme, *place, address], check=True, capture_output=True)


if __name__ == "__main__":
    main()
