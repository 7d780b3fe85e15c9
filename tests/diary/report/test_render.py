"""The PDF itself: its structure, its words, and that it comes whatever was typed."""

import ctypes
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pdfua
import pypdfium2
import pytest
from pypdfium2 import raw

from diary.fields import Text
from diary.models import KINDS
from diary.report import build
from diary.report.contents import contents
from diary.report.drawn import Interval, Since
from diary.report.page import Block, Function, LabRow, Line, Table
from diary.vocabulary import VOCABULARY
from tests.diary.report.conftest import START, printed, words

pytestmark = pytest.mark.pure
HOSTILE = [
    '#panic("x") #import "@preview/x:1.0.0": * #read("report.typ")',
    "$x^2 ] } ) \\ *b* _i_ `r` <label> @ref // /* =",
    "日本語 😀👨‍👩‍👧 क्षत्रिय \ue000 \u0378",
    "שלום مرحبا \u202eabc",
    "a\0b\x07\x1b[31m \u2028 \ufeff \ufffe",
    "e\u0301\u0310" + "\u0334" * 50,
    "W" * 10_000,
    "word " * 2_000,
]


def made(diary, n_days=30):
    return contents(diary.owner, START, START + timedelta(days=n_days - 1), date(2025, 12, 3))


def string(read, *args):
    """A UTF-16 string of PDFium's C interface."""
    buffer = ctypes.create_string_buffer(2000)
    kind = read.argtypes[-2]
    size = read(*args, ctypes.cast(buffer, kind), 2000)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def elements(page):
    """(type, alternative text) of every structure element of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    found = []

    def visit(element):
        if element:
            kind = string(raw.FPDF_StructElement_GetType, element)
            found.append((kind, string(raw.FPDF_StructElement_GetAltText, element)))
            for i in range(raw.FPDF_StructElement_CountChildren(element)):
                visit(raw.FPDF_StructElement_GetChildAtIndex(element, i))

    for i in range(raw.FPDF_StructTree_CountChildren(tree)):
        visit(raw.FPDF_StructTree_GetChildAtIndex(tree, i))
    raw.FPDF_StructTree_Close(tree)
    return found


@pytest.fixture
def busy_month(diary):
    """A month with everything in it, and a link as the analysis would give it."""
    for day in range(0, 30, 2):
        diary.write("twitch", day, count=day % 5 + 1, site="calf", side="left", state="rest")
        diary.sleep(day, 6)
        diary.write("caffeine", day, mg=95)
        diary.write("hydration", day, ml=1500)
        diary.write("checkin", day, hour=21, stress=4)
    diary.dose(3, site="deltoid", side="left")
    found = made(diary)
    row = ("Sleep, the next day", "hour", "0.72 (0.60 to 0.87)", "link found, 29 days")
    return replace(
        found, links=replace(found.links, rows=(row,), intervals=(Interval(0.72, 0.6, 0.87, True),))
    )


def test_structure_of_the_pdf(busy_month):
    document = pypdfium2.PdfDocument(printed(busy_month))
    assert len(document) == 3
    assert raw.FPDFCatalog_IsTagged(document)
    assert string(raw.FPDFCatalog_GetLanguage, document) == "en"
    title = "Twitching and B12: patient’s diary summary, 1 Sep to 30 Sep 2025 (30 days)"
    assert " ".join(document.get_metadata_dict()["Title"].split()) == title
    found = [element for page in document for element in elements(page)]
    kinds = [kind for kind, _alt in found]
    assert {"H1", "Table", "TH", "TD", "Figure"} <= set(kinds)
    assert [alt for kind, alt in found if kind == "Figure"] == [
        busy_month.outline.alt,
        busy_month.strip.alt,
        busy_month.timeline.alt,
        busy_month.links.alt,
        busy_month.calendar.alt,
    ]


def test_words_can_be_selected_on_every_page(busy_month):
    document = pypdfium2.PdfDocument(printed(busy_month))
    pages = [words([page]) for page in document]
    for place, said in (
        (0, "Days with an entry: 16 of 30"),
        (0, "Made 3 Dec 2025, page 1 of 3 In the patient’s words"),
        (0, "Stays mainly in one place: left calf 100 % of 15 sited entries"),
        (0, "Hydroxocobalamin 1 mg intramuscular: 1 dose, 4 Sep 2025"),
        (1, "Patient’s diary summary; 1 Sep to 30 Sep 2025 (30 days)"),
        (1, "page 2 of 3"),
        (1, "0.72 (0.60 to 0.87)"),
        (1, "no difference"),
        (2, "Method and limits"),
    ):
        assert said in pages[place]
    assert all("Reported by the patient; not a diagnosis" in page for page in pages)
    assert not any("This summary continues" in page for page in pages)


def test_an_empty_diary_is_one_page(diary):
    document = pypdfium2.PdfDocument(printed(made(diary)))
    assert len(document) == 1
    heads_of_the_first_page = 9
    of_medicines = 4  # supplements, caffeine, alcohol, nitrous oxide
    said = words(document).casefold().count("not recorded")
    assert said - heads_of_the_first_page - of_medicines == 1  # "Blank means not recorded"


def test_it_is_read_in_the_order_in_which_a_clinician_asks(diary):
    diary.write("twitch", 0)
    diary.write("function_check", 3, weakness="new_or_worse", weakness_where="left foot")
    text = words(pypdfium2.PdfDocument(printed(made(diary))))
    heads = (
        "In the patient’s words",
        "Questions for today",
        "Strength and function (asked once in this period, on 4 Sep 2025)",
        "Answered yes Where Since Course, by the dates of the answers Weakness in one place left",
        "Not answered: clumsy hand",
        "Twitching Where",
        "Sensation and other symptoms",
        "Vitamin B12",
        "Laboratory, as copied by the patient",
        "Medicines, supplements, substances",
        "Background and tests done",
        "Day by day",
        "Completeness, day by day",
        "What is missing",
        "Method and limits",
    )
    places = [text.find(head) for head in heads]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595.28, 841.89)), ("us-letter", (612.0, 792.0))]
)
def test_the_summary_fits_one_page_of_either_paper(busy_month, paper, size):
    document = pypdfium2.PdfDocument(printed(replace(busy_month, paper=paper)))
    assert document[0].get_size() == pytest.approx(size, abs=0.1)
    assert "Background and tests done" in words([document[0]])
    assert "Day by day" in words([document[1]])


def test_the_table_of_links_is_not_parted_from_its_head(busy_month):
    events = Block("Events", tuple(Line("a line") for _ in range(34)))
    pages = [
        words([page]) for page in pypdfium2.PdfDocument(printed(replace(busy_month, events=events)))
    ]
    assert "Day by day" in pages[1]
    assert "Factor, and when" not in pages[1]
    assert pages[2].startswith("What goes with the twitching")


def test_every_block_has_a_head_of_the_first_level(busy_month):
    document = pypdfium2.PdfDocument(printed(busy_month))
    found = [kind for page in document for kind, _alt in elements(page)]
    levels = [kind for kind in found if kind in {f"H{n}" for n in range(1, 7)}]
    assert levels == ["H1"] * 16


def test_a_validator_finds_nothing(busy_month, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(busy_month))
    assert pdfua.validate(str(file)).findings == ()


def test_long_words_flow_on_without_an_empty_page(diary):
    diary.write("twitch", 0)
    diary.tell(
        **{
            name: ("word " * 50)[: field.maximum_length]
            for name, field in KINDS["background"].fields().items()
            if isinstance(field, Text)
        }
    )
    for _ in range(4):
        diary.ask("why " * 75)
    for item in VOCABULARY["function_items"]:
        answers = {item: "as_before", f"{item}_where": "here " * 20, f"{item}_since": "then " * 12}
        diary.write("function_check", 0, **answers)
    document = pypdfium2.PdfDocument(printed(made(diary)))
    pages = [words([page]) for page in document]
    assert len(pages) <= 4
    assert all(len(page) > 1000 for page in pages)
    assert "+ 1 more" in pages[0]
    assert "This summary continues on page 2." in pages[0]


def test_a_diary_that_is_full_of_words_fits_into_the_memory_of_the_renderer(busy_month):
    lines = (Line("日本語 and a few more words " * 20, lead="Lead:"),) * 20
    rows = (("Weakness in one place", "left foot, stairs " * 6, "spring " * 9, "no", "yes " * 30),)
    lab = LabRow(
        "Anti-parietal cell antibodies", "8 Sep 2025", "128", "ng/L (1 to 9)", "before", True
    )
    full = replace(
        busy_month,
        function=Function(
            "Function", "", ("Answered yes", "Where", "Since", "Course"), rows * 15, ()
        ),
        labs=replace(busy_month.labs, rows=(lab,) * 8),
        more_labs=replace(busy_month.labs, rows=(lab,) * 40),
        more_symptoms=Table("More", ("Symptom", "Course"), (("Pain", "foot, " * 30),) * 14),
        notes=Block("Notes", lines),
        b12=Block("Vitamin B12", lines),
        medicines=Block("Medicines", lines),
        background=Block("Background", lines),
    )
    assert build.render(full).startswith(b"%PDF-1.7")


def of_lines(busy_month, n):
    lines = tuple(Line(f"Medicine {place} 20 mg (30 of 30 days)") for place in range(n))
    return replace(busy_month, medicines=replace(busy_month.medicines, lines=lines))


def test_a_long_summary_keeps_to_its_page_by_leaving_the_strip_to_the_next(busy_month):
    for n, has_strip in ((20, True), (44, False)):
        page = pypdfium2.PdfDocument(printed(of_lines(busy_month, n)))[0]
        assert "Background and tests done" in words([page])
        assert "This summary continues" not in words([page])
        alts = [alt for _kind, alt in elements(page)]
        assert (busy_month.strip.alt in alts) == has_strip


def test_three_years_are_two_small_pages(diary):
    start = START - timedelta(days=1094)
    for day in range(0, 1095, 73):
        diary.write("twitch", -day, count=3)
    file = printed(contents(diary.owner, start, START, date(2025, 12, 3)))
    assert len(pypdfium2.PdfDocument(file)) == 2
    assert len(file) < 300_000


def test_a_full_year_is_four_small_pages_at_most(busy_month):
    year = range(365)
    lanes = tuple(
        replace(lane, values=tuple(float(day % 7) for day in year), partial=(False,) * 365)
        for lane in busy_month.timeline.lanes
    )
    timeline = replace(busy_month.timeline, lanes=lanes, edges=tuple(range(366)), ticks=())
    marks = ("observed", "none", "partial", "other", "blank") * 73
    file = printed(
        replace(
            busy_month,
            timeline=timeline,
            calendar=replace(busy_month.calendar, marks=marks, ticks=()),
            since=Since("By days", "", "By days", ("0",) * 12, (1.0,) * 12, (9,) * 12),
        )
    )
    assert len(pypdfium2.PdfDocument(file)) <= 4
    assert len(file) < 300_000


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_report_comes_whatever_was_typed(diary, typed):
    found = made(diary)
    hostile = replace(found, b12=Block("Vitamin B12", (Line(typed, lead=typed),)))
    document = pypdfium2.PdfDocument(printed(hostile))
    assert "Method and limits" in words(document)


def test_markup_stays_words(diary):
    typed = "#panic() $x ] \\"
    diary.dose(0, product=typed)
    diary.ask(typed)
    diary.tell(main_worry=typed, family_words=typed)
    diary.visit(100, typed)
    diary.write("function_check", 0, weakness="as_before", weakness_where=typed)
    document = pypdfium2.PdfDocument(printed(made(diary)))
    assert words(document).count(typed) == 6


def test_a_link_that_was_typed_is_no_link(diary):
    diary.ask('#link("https://example.org")[x] https://example.org')
    page = pypdfium2.PdfDocument(printed(made(diary)))[0]
    assert raw.FPDFPage_GetAnnotCount(page) == 0


def run(code):
    """A Python process of its own, as the renderer is one."""
    command = [sys.executable, "-c", f"from diary.report import render; {code}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_renderer_gets_no_more_memory_than_its_share():
    assert run("render.cap(); bytearray(200 * 2**20)").returncode == 0
    hungry = run("render.cap(); bytearray(render.MEMORY)")
    assert "MemoryError" in hungry.stderr


def test_the_renderer_knows_no_django():
    loaded = run("import sys, diary.report.figures; print('django' in sys.modules)")
    assert loaded.stdout == "False\n"


def test_a_slow_renderer_is_stopped(diary, monkeypatch):
    assert build.render(made(diary)).startswith(b"%PDF-1.7")
    monkeypatch.setattr(build, "TIMEOUT", 0.01)
    with pytest.raises(build.Failed, match=r"more than 0.01 seconds") as caught:
        build.render(made(diary))
    assert caught.value.__cause__ is None


def test_a_renderer_that_fails_says_nothing_of_the_diary(diary):
    broken = replace(made(diary), header="Secret")
    with pytest.raises(build.Failed) as caught:
        build.render(broken)
    assert str(caught.value) == "The renderer ended with 1."
