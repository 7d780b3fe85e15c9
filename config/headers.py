"""Headers that Django's and django-csp's middleware don't set."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
UNUSED = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
}
PRIVATE = ("/api/", "/_allauth/", "/admin/", "/calendar/", "/shl/")


def headers(get_response: Answer) -> Answer:
    """What a diary answers is for one pair of eyes: no other site's page, and nobody on the way,
    may keep it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if request.path.startswith(PRIVATE):
            response["Cache-Control"] = "no-store"
        return response

    return answer
