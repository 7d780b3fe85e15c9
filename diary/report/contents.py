"""A period of a diary in words and numbers: all that the report says, one function a block."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from diary.insights import Insights, insights
from diary.report import patient
from diary.report.b12 import b12
from diary.report.background import background
from diary.report.completeness import calendar, missing
from diary.report.courses import events, timeline
from diary.report.excerpt import Excerpt, excerpt
from diary.report.exposures import exposures
from diary.report.function import function
from diary.report.injections import since_injection
from diary.report.labs import all_labs, labs
from diary.report.links import links
from diary.report.medicines import medicines_and_substances, more_medicines
from diary.report.notes import notes
from diary.report.page import Block, Choices, Contents, Field, Header, Line
from diary.report.sections import without, without_doses, without_medicines
from diary.report.sites import outline
from diary.report.strip import strip
from diary.report.symptoms import more_symptoms, symptoms
from diary.report.treatments import treatments
from diary.report.twitching import twitching
from diary.report.words import day_words, days_words, labelled, one_line, period_words, term

USUAL = Choices()


def contents(owner: User, start: date, end: date, made: date, choices: Choices = USUAL) -> Contents:
    """What the report says of the days from `start` to `end`, both included, on the day `made`."""
    diary = without_doses(excerpt(owner, start, end), choices.left_out)
    found = without_medicines(insights(owner, start, end, described=False), choices.left_out)
    course = timeline(diary)
    linked = links(found) if course else None
    full = Contents(
        language=(get_language() or "en").split("-")[0],
        made=(made.year, made.month, made.day),
        paper=choices.paper,
        header=header(diary, made, choices),
        left_out="",
        words=patient.words(diary, made),
        questions=patient.questions(diary),
        function=function(diary),
        twitching=twitching(diary),
        outline=outline(diary.twitches),
        strip=strip(diary),
        symptoms=symptoms(diary),
        b12=b12(diary),
        labs=labs(diary),
        medicines=medicines_and_substances(diary),
        background=background(diary),
        timeline=course,
        events=events(diary),
        links=linked,
        treatments=treatments(diary, found),
        since=since_injection(diary),
        exposures=exposures(diary),
        more_questions=patient.more_questions(diary),
        more_symptoms=more_symptoms(diary),
        more_labs=all_labs(diary),
        more_medicines=more_medicines(diary),
        calendar=calendar(diary),
        missing=missing(diary),
        method=method(found if linked else None),
        notes=notes(owner, start, end, choices.left_out) if choices.notes else None,
        goes_on=_("This summary continues on page 2."),
        next_pages=next_pages(choices.left_out, course.title, links=linked is not None)
        if course
        else "",
        foot=foot(),
    )
    return without(full, choices.left_out)


def header(diary: Excerpt, made: date, choices: Choices) -> Header:
    period = {"dates": period_words(diary.start, diary.end), "days": days_words(len(diary))}
    return Header(
        title=_("Twitching and B12: patient’s diary summary"),
        name=Field(_("Name"), one_line(choices.name)),
        born=Field(_("Born"), day_words(choices.born) if choices.born else ""),
        whose=whose(choices),
        hand=hand(diary),
        reader=reader(diary, made),
        period=_("%(dates)s (%(days)s)") % period,
        entries=entries(diary),
        made=_("Made %(date)s") % {"date": day_words(made)},
        page=_("page {page} of {pages}"),
    )


def entries(diary: Excerpt) -> str:
    """Who began to write within the period left out none of the days before."""
    text = _("Days with an entry: %(n)d of %(all)d")
    text %= {"n": len(diary.entry_days), "all": len(diary)}
    if not diary.first_day or diary.first_day < 0:
        return text
    return text + _(" (the first on %(date)s)") % {"date": day_words(diary.day(diary.first_day))}


def whose(choices: Choices) -> str:
    """Without a name what it is."""
    name = one_line(choices.name) or _("Patient’s diary summary")
    born = labelled(_("born %s"), day_words(choices.born) if choices.born else "")
    return ", ".join(filter(None, (name, born)))


def hand(diary: Excerpt) -> str:
    answer = diary.background.get("handedness")
    return _("both-handed") if answer == "both" else term("handedness", answer)


def reader(diary: Excerpt, made: date) -> str:
    """For whom and for when it is: the next appointment."""
    ahead = [found for found in diary.appointments if found[0] >= made]
    if not ahead:
        return ""
    day, who = ahead[0]
    return _("For %(who)s, %(date)s") % {"who": one_line(who), "date": day_words(day)}


def method(found: Insights | None) -> Block:
    """How the numbers came about, and what they can't say."""
    return Block(_("Method and limits"), (of_days(), *(of_links(found) if found else ())))


def of_days() -> Line:
    text = _(
        "The patient logged by hand, as much and as often as he or she chose: more eager logging "
        "looks like more twitching. A recorded day has a logged twitch, or the patient’s word in "
        "the evening that none was noticed. Other days are unknown, and nothing is filled in."
    )
    return Line(text, lead=_("Days."))


def of_links(found: Insights) -> tuple[Line, ...]:
    intervals = _(
        "95 %; for links found wider, so that they still hold after choosing among many. A rate "
        "ratio of 0.8 means 20 % fewer twitches for one step more of the factor."
    )
    limits = _(
        "Causes that were not logged, effects that run both ways on the same day, U-shaped effects "
        "and sudden turns are not handled. Under about 90 days most true effects read “no clear "
        "link”."
    )
    return (
        Line(found.method, lead=_("Links.")),
        Line(intervals, lead=_("Intervals.")),
        Line(limits, lead=_("Limits.")),
    )


def next_pages(left_out: Collection[str], title: str, *, links: bool) -> str:
    """What stands there of the charts first, if any does. `title`: of the timeline."""
    days = title[:1].lower() + title[1:]
    charts = {"days": days} | ({"links": _("links with intervals")} if links else {})
    kept = [text for name, text in charts.items() if name not in left_out]
    text = _("Next pages: %(charts)s, then details, completeness, method.")
    return text % {"charts": ", ".join(kept)} if kept else ""


def foot() -> str:
    return _(
        "Reported by the patient; not a diagnosis, not a score. Blank means not recorded, never "
        "“normal” or “none”. Phone counts cannot replace EMG."
    )
