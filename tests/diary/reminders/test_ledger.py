"""None is lost, none is sent twice: restarts, two workers, changed clocks and changed wishes."""

import threading
from datetime import date, time, timedelta

import pytest

from accounts.models import Preferences, User
from diary.models import Reminder
from diary.reminders import ledger
from diary.reminders.work import turn
from tests.diary.reminders.service import subscribe
from tests.factories import at, in_thread, log

EVENING = {"checkin_at": time(20)}


def wish(patient, clock, **changes):
    return ledger.change(patient, changes, clock.now)


def states():
    return [
        (row.what, f"{row.day:%d.%m}", row.state) for row in Reminder.objects.order_by("due_at")
    ]


def at_times(clock, *times):
    for text in times:
        clock.set(text)
        turn()


def test_a_reminder_is_sent_once_however_often_the_worker_looks(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    at_times(clock, "2026-03-02T19:59", "2026-03-02T20:00", "2026-03-02T20:01", "2026-03-03T19:00")
    assert len(service.sent) == 1
    assert states() == [("checkin", "02.03", "sent")]


def test_nothing_is_on_by_itself(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock)
    at_times(clock, "2026-03-03T20:00", "2026-03-09T20:00")
    assert (service.sent, states()) == ([], [])


def test_after_a_pause_what_is_still_useful_is_sent_and_the_rest_is_missed(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    at_times(clock, "2026-03-04T21:30")
    assert states() == [
        ("checkin", "02.03", "missed"),
        ("checkin", "03.03", "missed"),
        ("checkin", "04.03", "sent"),
    ]
    assert len(service.sent) == 1


def test_what_was_claimed_by_a_worker_that_died_is_sent_by_the_next(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    clock.set("2026-03-02T20:00")
    ledger.enter_all(clock.now)
    assert len(list(ledger.claim(clock.now))) == 1  # and the worker dies
    turn()
    assert service.sent == []
    at_times(clock, "2026-03-02T20:02")
    assert states() == [("checkin", "02.03", "sent")]


def test_what_another_worker_took_meanwhile_is_left_to_it(patient, clock):
    wish(patient, clock, checkin_at=time(20), function_check_at=time(20), function_check_on=0)
    clock.set("2026-03-02T20:00")
    ledger.enter_all(clock.now)
    slow = ledger.claim(clock.now)
    first = next(slow)
    (second,) = ledger.claim(clock.now)
    assert first != second
    assert list(slow) == []


def test_a_device_that_got_it_before_the_worker_died_does_not_get_it_again(patient, clock, service):
    (_, phone), _tablet = subscribe(patient, service), subscribe(patient, service, "tablet")
    wish(patient, clock, **EVENING)
    clock.set("2026-03-02T20:00")
    ledger.enter_all(clock.now)
    (row,) = ledger.claim(clock.now)
    ledger.has_reached(row, phone.uid)
    at_times(clock, "2026-03-02T20:03")
    assert [sent.path for sent in service.sent] == ["/tablet"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_one(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    clock.set("2026-03-02T20:00")
    start = threading.Barrier(4)

    def work():
        start.wait()
        for _ in range(3):
            turn()

    workers = [threading.Thread(target=in_thread, args=[work]) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (len(service.sent), states()) == (1, [("checkin", "02.03", "sent")])


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_a_night_in_which_the_clocks_change_sends_one(patient, clock, service, night):
    subscribe(patient, service)
    clock.set(f"{night}T00:30")
    wish(patient, clock, checkin_at=time(2, 30), quiet_from=None, quiet_to=None)
    for _ in range(24):
        clock.now += timedelta(minutes=10)
        turn()
    assert (len(service.sent), len(states())) == (1, 1)


def test_another_time_the_same_day_brings_no_second_one(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    at_times(clock, "2026-03-02T20:00")
    clock.set("2026-03-02T20:10")
    wish(patient, clock, checkin_at=time(21))
    at_times(clock, "2026-03-02T21:00")
    assert len(service.sent) == 1


def test_a_time_that_has_passed_when_it_is_chosen_means_tomorrow(patient, clock, service):
    subscribe(patient, service)
    clock.set("2026-03-02T20:30")
    wish(patient, clock, **EVENING)
    at_times(clock, "2026-03-02T20:31", "2026-03-03T20:00")
    assert states() == [("checkin", "03.03", "sent")]


def test_what_came_due_just_before_a_change_is_not_lost(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    clock.set("2026-03-02T20:00:05")
    wish(patient, clock, most_a_day=2)
    turn()
    assert len(service.sent) == 1


def test_a_patient_who_flew_is_reminded_by_the_clock_there(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    Preferences.objects.update(tz="America/New_York")
    ledger.reconsider(patient, clock.now)
    at_times(clock, "2026-03-02T20:00", "2026-03-03T01:59")
    assert service.sent == []
    at_times(clock, "2026-03-03T02:00")
    assert states() == [("checkin", "02.03", "sent")]


def test_quiet_hours_hold_back_what_is_late(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, checkin_at=time(21, 30))
    service.answers = [(503, {})] * 20
    at_times(clock, "2026-03-02T21:30", "2026-03-02T21:59", "2026-03-02T22:40")
    asked = len(service.sent)
    at_times(clock, "2026-03-02T23:00", "2026-03-03T07:00")
    assert (asked, len(service.sent)) == (2, 2)
    assert states() == [("checkin", "02.03", "missed")]


def test_what_was_done_needs_no_reminder(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, checkin_at=time(20), function_check_at=time(20), function_check_on=0)
    log(patient, "checkin", at(date(2026, 3, 2), 9, stress=1))
    log(patient, "function_check", at(date(2026, 2, 27), 9, weakness="no"))
    at_times(clock, "2026-03-02T20:00")
    assert {state for _, _, state in states()} == {"not_needed"}
    assert service.sent == []


def test_at_most_as_many_a_day_as_were_chosen(patient, clock, service):
    subscribe(patient, service)
    wish(
        patient,
        clock,
        checkin_at=time(20),
        function_check_at=time(17),
        function_check_on=0,
        most_a_day=1,
    )
    at_times(clock, "2026-03-02T17:00", "2026-03-02T20:00")
    assert states() == [("function_check", "02.03", "sent"), ("checkin", "02.03", "over_limit")]
    assert len(service.sent) == 1


def test_calm_mode_sends_one_a_day_whatever_was_chosen(patient, clock, service):
    subscribe(patient, service)
    Preferences.objects.update(calm=True)
    wish(patient, clock, checkin_at=time(20), function_check_at=time(20), function_check_on=0)
    at_times(clock, "2026-03-02T20:00", "2026-03-02T20:01", "2026-03-03T20:00")
    assert sorted(states()) == [
        ("checkin", "02.03", "sent"),
        ("checkin", "03.03", "sent"),
        ("function_check", "02.03", "over_limit"),
    ]
    assert len(service.sent) == 2


def test_one_that_was_put_off_still_counts(patient, clock, service):
    subscribe(patient, service)
    Preferences.objects.update(calm=True)
    wish(patient, clock, checkin_at=time(18, 30), function_check_at=time(18), function_check_on=0)
    at_times(clock, "2026-03-02T18:00")
    ledger.put_off(Reminder.objects.get(), clock.now)
    at_times(clock, "2026-03-02T18:30", "2026-03-02T18:45", "2026-03-02T19:00", "2026-03-02T19:01")
    assert states() == [("checkin", "02.03", "over_limit"), ("function_check", "02.03", "sent")]
    assert len(service.sent) == 2


def test_one_that_is_not_needed_makes_room_for_the_next(patient, clock, service):
    subscribe(patient, service)
    Preferences.objects.update(calm=True)
    wish(patient, clock, checkin_at=time(18, 30), function_check_at=time(18), function_check_on=0)
    at_times(clock, "2026-03-02T18:00")
    ledger.put_off(Reminder.objects.get(), clock.now)
    log(patient, "function_check", at(date(2026, 3, 2), 18, weakness="no"))
    at_times(clock, "2026-03-02T18:30", "2026-03-02T19:00", "2026-03-02T19:01")
    assert states() == [("checkin", "02.03", "sent"), ("function_check", "02.03", "not_needed")]


def test_later_means_once_more_in_an_hour(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, checkin_at=time(18))
    at_times(clock, "2026-03-02T18:00")
    assert ledger.put_off(Reminder.objects.get(), clock.now) == clock.now + timedelta(hours=1)
    at_times(clock, "2026-03-02T18:30")
    assert len(service.sent) == 1
    at_times(clock, "2026-03-02T19:00", "2026-03-02T20:00")
    assert (len(service.sent), states()) == (2, [("checkin", "02.03", "sent")])


def test_later_in_the_quiet_hours_is_not_today(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, checkin_at=time(21, 30))
    at_times(clock, "2026-03-02T21:30")
    assert ledger.put_off(Reminder.objects.get(), clock.now) is None
    at_times(clock, "2026-03-03T07:00")
    assert len(service.sent) == 1


def test_what_is_switched_off_meanwhile_is_not_sent(patient, clock, service):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    clock.set("2026-03-02T20:00")
    ledger.enter_all(clock.now)
    wish(patient, clock, checkin_at=None)
    turn()
    assert (service.sent, states()) == ([], [("checkin", "02.03", "not_needed")])


@pytest.mark.parametrize("gone", [{"is_active": False}, {"erase_at": "2026-03-09T08:00Z"}])
def test_an_account_that_is_closed_or_leaving_gets_none(patient, clock, service, gone):
    subscribe(patient, service)
    wish(patient, clock, **EVENING)
    User.objects.update(**gone)
    at_times(clock, "2026-03-02T20:00")
    assert service.sent == []


def test_the_ledger_forgets_after_two_months(patient, clock, service):
    wish(patient, clock, **EVENING)
    at_times(clock, "2026-03-02T20:00", "2026-05-04T20:00")
    assert all(row.day >= date(2026, 4, 1) for row in Reminder.objects.all())
