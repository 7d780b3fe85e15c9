"""Which characters the fonts of the report can show; the others become a visible box.

Under PDF/UA a character without a glyph would abort the whole file, and a report must always come.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.ft2font import FT2Font

BOX = "□"
LONG_WORD = re.compile(r"\S{24}")
BREAK_HERE = "\N{ZERO WIDTH SPACE}"


def font_folders() -> list[Path]:
    """Atkinson Hyperlegible, and matplotlib's DejaVu for what it lacks."""
    atkinson = resources.files("fontpkg_atkinson_hyperlegible") / "files"
    return [Path(str(atkinson)), Path(matplotlib.get_data_path()) / "fonts" / "ttf"]


def font_files() -> list[Path]:
    atkinson, dejavu = font_folders()
    return [
        *(atkinson / f"AtkinsonHyperlegible-{weight}.ttf" for weight in ("Regular", "Bold")),
        *(dejavu / f"{name}.ttf" for name in ("DejaVuSans", "DejaVuSans-Bold")),
    ]


@cache
def alphabets() -> tuple[frozenset[int], ...]:
    """For each family, the characters that both of its weights hold."""
    maps = [frozenset(FT2Font(str(path)).get_charmap()) for path in font_files()]
    return maps[0] & maps[1], maps[2] & maps[3]


def printable(data: Any) -> Any:
    """The same JSON with every text made printable."""
    match data:
        case str():
            return printable_text(data)
        case list():
            return [printable(item) for item in data]
        case dict():
            return {name: printable(item) for name, item in data.items()}
    return data


def printable_text(text: str) -> str:
    """Boxes for what can't be shown, and places to break within very long words."""
    plain = "".join(map(plain_character, unicodedata.normalize("NFC", text)))
    return LONG_WORD.sub(rf"\g<0>{BREAK_HERE}", "".join(map(shown, clusters(plain))))


def plain_character(character: str) -> str:
    """A space for a control character, nothing for invisible formatting that turns text around."""
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    return " " if category in {"Cc", "Zl", "Zp"} else "" if category == "Cf" else character


def clusters(text: str) -> Iterator[str]:
    """Each character with the marks that are set on it."""
    cluster = ""
    for character in text:
        if cluster and not unicodedata.category(character).startswith("M"):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def shown(cluster: str) -> str:
    """The cluster if one family holds all of it."""
    codes = {ord(character) for character in cluster} - {ord("\n"), ord("\t")}
    return cluster if any(codes <= alphabet for alphabet in alphabets()) else BOX
