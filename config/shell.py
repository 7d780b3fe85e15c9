"""The app's shell: one static page for every screen of the PWA, and one for whoever was
given a link to a shared page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


def shell(request: HttpRequest, name: str = "index.html") -> HttpResponse:
    """The page that loads the app, whatever screen the address names."""
    page = settings.FRONTEND_DIR / name
    if not page.is_file():
        raise Http404
    response = HttpResponse(page.read_bytes(), content_type="text/html; charset=utf-8")
    add_never_cache_headers(response)
    return response
