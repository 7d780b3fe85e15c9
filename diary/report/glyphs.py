"""Which characters the fonts of the report can show; the others become a visible box.

Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese, Korean and a few emoji are shown.
Under PDF/UA a character without a glyph would abort the whole file, and a report must always come.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.ft2font import FT2Font

BOX = "□"
LONG_WORD = re.compile(r"\S{25,}")
BREAKS_AFTER = re.compile(r"\S{8}")
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
ISOLATES = "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
"""What `words.one_line` sets apart with."""
FAMILIES = (
    ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("wqy-microhei.ttc",),
)
"""In the order in which they are asked; the largest is read only where the others lack a letter."""
KEPT = frozenset(map(ord, "\n\t" + ISOLATES))


def font_folders() -> list[Path]:
    """Atkinson Hyperlegible; for what it lacks matplotlib's DejaVu, then WenQuanYi Micro Hei."""
    atkinson = resources.files("fontpkg_atkinson_hyperlegible") / "files"
    micro_hei = resources.files("paperang_p2_fonts_cjk") / "fonts"
    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return [Path(str(atkinson)), dejavu, Path(str(micro_hei))]


def font_files() -> list[Path]:
    """Those of the charts: in a regular and a bold weight each."""
    return [*family_files(0), *family_files(1)]


def family_files(family: int) -> list[Path]:
    return [font_folders()[family] / name for name in FAMILIES[family]]


@cache
def alphabet(family: int) -> frozenset[int]:
    """The characters that all weights of a family hold."""
    maps = [frozenset(FT2Font(str(path)).get_charmap()) for path in family_files(family)]
    return frozenset.intersection(*maps)


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
    return LONG_WORD.sub(with_breaks, "".join(map(shown, clusters(plain))))


def with_breaks(word: re.Match[str]) -> str:
    return BREAKS_AFTER.sub(rf"\g<0>{BREAK_HERE}", word[0])


def plain_character(character: str) -> str:
    """A space for a control character, nothing for invisible formatting that turns text around."""
    if ord(character) in KEPT:
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


@lru_cache(maxsize=10_000)
def shown(cluster: str) -> str:
    """The cluster if one family holds all of it."""
    codes = {ord(character) for character in cluster} - KEPT
    return cluster if any(codes <= alphabet(family) for family in range(len(FAMILIES))) else BOX
