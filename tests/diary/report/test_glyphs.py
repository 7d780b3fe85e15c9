import pytest

from diary.report.glyphs import printable, printable_text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain µ ≥ → ▼", "plain µ ≥ → ▼"),
        ("#panic() $x$ ] \\", "#panic() $x$ ] \\"),
        ("日本語 你好 한국어", "日本語 你好 한국어"),
        ("क्षत्रिय", "□" * 5),
        ("👨‍👩‍👧", "□□□"),
        ("שלום مرحبا", "שלום مرحبا"),
        ("a\0b\x07c\u2028d", "a b c d"),
        ("\u202eabc\u202c\ufeff", "abc"),
        ("e\u0301", "é"),
        ("\ufffe\ud800\ue000\u0378", "□□□□"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_no_font_holds_is_a_visible_box(typed, shown):
    assert printable_text(typed) == shown


def test_very_long_words_may_break():
    assert printable_text("x" * 24) == "x" * 24
    assert printable_text("x" * 30) == "\u200b".join(["x" * 8] * 3 + ["x" * 6])


def test_everything_in_json_becomes_printable():
    assert printable({"a": ["\0", 1, None, {"b": "🫥"}]}) == {"a": [" ", 1, None, {"b": "□"}]}
