import pytest

from diary.report.page import Block
from diary.report.twitching import twitching, where
from tests.diary.report.conftest import texts


def lines(diary, n_days=10):
    return {label: (lead, text) for label, lead, text in texts(twitching(diary.excerpt(n_days)))}


def test_nothing_recorded_says_so(diary):
    diary.write("caffeine", 0, mg=95)
    assert texts(twitching(diary.excerpt())) == [("How often", "", "Not recorded")]


def test_onset_and_order_stand_first(diary):
    diary.tell(
        onset_on="March 2026",
        onset_site="calf",
        onset_side="left",
        onset="gradual",
        course="increasing",
        symptom_order="sensory_first",
        symptom_order_words="tingling (Jan), twitching (Mar)",
    )
    assert texts(twitching(diary.excerpt())) == [
        (
            "Onset, course",
            "",
            "March 2026, left calf, over weeks or months; getting more; "
            "tingling or numbness first (“tingling (Jan), twitching (Mar)”)",
        ),
        ("How often", "", "Not recorded"),
    ]


def test_watched_counts_and_cramps_stand_without_a_logged_twitch(diary):
    diary.write("window_count", 0, site="calf", seconds=60, twitches=0)
    diary.write("symptom", 0, sensation="cramp")
    assert list(lines(diary)) == ["How often", "Watched counts", "Cramps"]
    assert lines(diary)["How often"] == ("", "Not recorded")
    assert (
        lines(diary)["Watched counts"][1] == "calf, median twitches a minute at rest: 0 (1 count)"
    )


def test_from_half_of_ten_sited_entries_on_it_stays_in_one_place(diary):
    diary.write("twitch", 0, times=10, site="calf", side="left")
    diary.write("twitch", 1, times=9, site="eyelid", side="right")
    diary.write("twitch", 1, site="abdomen", side="middle")
    diary.write("twitch", 2, times=3)
    assert lines(diary)["Where"] == (
        "Stays mainly in one place:",
        "left calf 50 %, right eyelid 45 %, abdomen (middle) 5 % of 20 sited entries (3 not sited)",
    )


@pytest.mark.parametrize(
    ("most", "sited", "lead", "share"),
    [
        (99, 200, "Stays mainly in one place:", "left calf 50 %"),
        (98, 200, "Moves about:", "left calf 49 %"),
    ],
)
def test_the_share_that_is_printed_decides(most, sited, lead, share):
    calf: dict[str, str | None] = {"site": "calf", "side": "left"}
    others = [{"site": site, "side": None} for site in ("foot", "hand", "jaw")]
    elsewhere = [others[i % 3] for i in range(sited - most)]
    (line,) = texts(Block("", (where([calf] * most + elsewhere),)))
    assert line[:2] == ("Where", lead)
    assert line[2].startswith(share)


def test_nine_entries_at_one_site_are_too_few_to_say_that_it_stays(diary):
    diary.write("twitch", 0, times=9, site="calf", side="left")
    diary.write("twitch", 1, site="foot")
    assert lines(diary)["Where"] == (
        "Moves about:",
        "left calf 90 %, foot 10 % of 10 sited entries (0 not sited)",
    )


def test_under_ten_sited_entries_are_only_listed(diary):
    diary.write("twitch", 0, times=8, site="calf", side="left")
    diary.write("twitch", 1, site="thigh_front", side="right")
    assert lines(diary)["Where"] == (
        "",
        "left calf 8, right thigh front 1 of 9 sited entries (0 not sited)",
    )


def test_many_sites_are_told_together(diary):
    for site in ("calf", "shin", "foot", "toes", "hand", "jaw"):
        diary.write("twitch", 0, times=2, site=site)
    said = "calf 17 %, foot 17 %, hand 17 %, jaw 17 %, 2 other places 33 % of 12 sited entries"
    assert lines(diary)["Where"] == ("Moves about:", f"{said} (0 not sited)")


def test_the_tongue_has_its_own_line(diary):
    diary.write("twitch", 0)
    diary.write("twitch", -1, site="tongue")
    assert lines(diary)["Tongue"] == ("", "never logged in this period")
    diary.write("twitch", 1, times=2, site="tongue")
    assert lines(diary)["Tongue"] == ("", "2 entries (2 Sep 2025)")
    for day in (3, 4, 5):
        diary.write("twitch", day, site="tongue")
    assert lines(diary)["Tongue"] == ("", "5 entries (the last on 6 Sep 2025)")


def test_only_confirmed_days_are_without_twitching(diary):
    diary.write("twitch", 0, count=4)
    diary.write("twitch", 1, count=2)
    diary.none_noticed(2)
    diary.write("checkin", 3, hour=21, stress=5)
    assert lines(diary)["How often"] == (
        "",
        "on 2 of 3 recorded days; none noticed on 1; 7 days unknown; "
        "twitches a recorded day: median 2 (range 0 to 4)",
    )


def test_a_day_marked_not_all_logged_has_twitching_but_no_amount(diary):
    diary.write("twitch", 0, count=2)
    diary.write("twitch", 1, count=50)
    diary.write("checkin", 1, hour=21, twitches="not_all")
    assert lines(diary)["How often"] == (
        "",
        "on 2 of 2 recorded days; none noticed on 0; 8 days unknown; "
        "twitches a recorded day: median 2 (range 2 to 2), of the 1 day on which all was logged",
    )


def test_without_a_day_on_which_all_was_logged_there_is_no_amount(diary):
    diary.write("twitch", 0, count=2)
    diary.write("checkin", 0, hour=21, twitches="not_all")
    assert lines(diary)["How often"] == (
        "",
        "on 1 of 1 recorded day; none noticed on 0; 9 days unknown",
    )


def test_from_ten_days_on_the_middle_half_is_told(diary):
    for day in range(11):
        diary.write("twitch", day, count=day + 1)
    assert lines(diary, 11)["How often"][1] == (
        "on 11 of 11 recorded days; none noticed on 0; "
        "twitches a recorded day: median 6 (middle half 3.5 to 8.5, most 11)"
    )


def test_of_twitching_that_was_never_noticed_there_is_no_place_and_no_kind(diary):
    diary.none_noticed(0)
    diary.none_noticed(1)
    assert list(lines(diary)) == ["Tongue", "How often"]
    assert lines(diary)["How often"][1] == (
        "on 0 of 2 recorded days; none noticed on 2; 8 days unknown"
    )


def test_character_tells_how_many_entries_say_it(diary):
    diary.write("twitch", 0, times=8, state="rest", noticed="both", seconds=40, intensity=3)
    diary.write("twitch", 1, times=2, state="after_exercise", noticed="felt", seconds=1200)
    diary.write("twitch", 2, times=5)
    found = lines(diary)
    said = "at rest 80 %, after exercise 20 %; given in 10 of 15 entries"
    assert found["Rest or exercise"][1] == said
    said = "seen and felt 80 %, only felt 20 %; given in 10 of 15 entries"
    assert found["Seen or felt"][1] == said
    assert found["Duration"][1] == "median 40 s, longest 20 min; given in 10 of 15 entries"
    assert found["Intensity"][1] == "median 3 of 10 (range 3 to 3); given in 8 of 15 entries"


def test_what_was_not_said_is_not_recorded(diary):
    diary.write("twitch", 0)
    found = lines(diary)
    assert [found[name][1] for name in ("Where", "Rest or exercise", "Duration", "Intensity")] == [
        "Not recorded"
    ] * 4
