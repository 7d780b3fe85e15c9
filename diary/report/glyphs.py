"""Which characters the fonts of the report can show; the others become a visible box.

Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese, Japanese, Korean and a few emoji are shown.
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
LONG_WORD = re.compile(r"\S{25,}")
BREAKS_AFTER = re.compile(r"\S{8}")
BREAK_HERE = "\N{ZERO WIDTH SPACE}"
ISOLATES = "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
"""What `words.one_line` sets apart with."""
KEPT = frozenset(map(ord, "\n\t" + ISOLATES))


def font_folders() -> list[Path]:
    """Atkinson Hyperlegible; for what it lacks matplotlib's DejaVu, then WenQuanYi Micro Hei."""
    atkinson = resources.files("fontpkg_atkinson_hyperlegible") / "files"
    micro_hei = resources.files("paperang_p2_fonts_cjk") / "fonts"
    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return [Path(str(atkinson)), dejavu, Path(str(micro_hei))]


def font_files() -> list[Path]:
    """Those of the charts: in a regular and a bold weight each."""
    atkinson, dejavu, _micro_hei = font_folders()
    return [
        *(atkinson / f"AtkinsonHyperlegible-{weight}.ttf" for weight in ("Regular", "Bold")),
        *(dejavu / f"{name}.ttf" for name in ("DejaVuSans", "DejaVuSans-Bold")),
    ]


def alphabets() -> Iterator[frozenset[int]]:
    """For each family, the characters that both of its weights hold; the largest comes last."""
    regular, bold, fallback, fallback_bold = font_files()
    yield alphabet(regular) & alphabet(bold)
    yield alphabet(fallback) & alphabet(fallback_bold)
    yield alphabet(font_folders()[2] / "wqy-microhei.ttc")


@cache
def alphabet(path: Path) -> frozenset[int]:
    return frozenset(FT2Font(str(path)).get_charmap())


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


def shown(cluster: str) -> str:
    """The cluster if one family holds all of it."""
    codes = {ord(character) for character in cluster} - KEPT
    return cluster if any(codes <= alphabet for alphabet in alphabets()) else BOX
