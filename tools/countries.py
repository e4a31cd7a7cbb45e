"""Write the table of countries anew: names from the Unicode CLDR, as the `babel` package carries them.

Which codes there are, the default regions and the places of the tiles are ours and stay as the table has
them; English names, too, where `_OUR_NAMES` has a plainer one.
"""

import sys
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "app"))

from blotter.domain.country_table import TABLE  # noqa: E402

TARGET = ROOT / "app/blotter/domain/country_table.py"
_LOCALES = ("en", "fr", "tr", "zh_Hans")
_OUR_NAMES = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Congo",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
}
_HEAD = '''"""The table of countries: written by `tools/countries.py`, not by hand.

Codes are ISO 3166-1 (XK for Kosovo, which has none), names those of the Unicode CLDR, regions the default of
a project, and places those of the tile map (row, column; None: no tile).
"""

Row = tuple[str, str, str, str, str, str, str, int | None, int | None]
"""Code, three-letter code, names in English, French, Turkish and Chinese, region, row, column."""

# fmt: off
TABLE: tuple[Row, ...] = (
'''


def main() -> None:
    """Rewrite the table."""
    named = [Locale.parse(locale).territories for locale in _LOCALES]
    lines = []
    for code, alpha3, _, _, _, _, region, row, column in TABLE:
        names = [territories[code] for territories in named]
        names[0] = _OUR_NAMES.get(code, names[0].replace(" & ", " and "))
        values = ", ".join(f'"{each}"' for each in (code, alpha3, *names, region))
        lines.append(f"    ({values}, {row}, {column}),\n")
    TARGET.write_text(_HEAD + "".join(lines) + ")\n# fmt: on\n", encoding="utf-8")


if __name__ == "__main__":
    main()
