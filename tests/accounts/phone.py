"""What is done with the phone's app in more than one test."""

from tests.factories import Browser


def grow_old(phone: Browser) -> None:
    """Five minutes pass since somebody said who they are."""
    session = phone.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 5 * 60
    session.save()
