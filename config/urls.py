"""Every path that Quiver answers; WhiteNoise serves the files of the app's shell before these."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularSwaggerSplitView

from api.problems import not_found
from api.views import health, reminders, shared
from api.views.description import Description
from config.shell import shell

handler400 = "api.problems.bad_request"
handler403 = "api.problems.forbidden"
handler404 = "api.problems.not_found"
handler500 = "api.problems.server_error"

# Swagger UI sets style attributes and builds its page from strings.
docs = csp_replace(
    {
        "style-src": [SELF, UNSAFE_INLINE],
        "require-trusted-types-for": None,
        "trusted-types": None,
    }
)(SpectacularSwaggerSplitView.as_view(http_method_names=["get"]))

# Of allauth's headless API what the app uses; the rest is closed.
SIGN_IN = [
    "config",
    "auth/(?:session|sessions|login|signup|reauthenticate)",
    "auth/2fa/(?:authenticate|reauthenticate)",
    "auth/webauthn/(?:login|authenticate|reauthenticate)",
    "account/password/change",
    "account/authenticators(?:/(?:totp|recovery-codes|webauthn))?",
]
WITH_MAIL = [
    "auth/email/verify(?:/resend)?",
    "auth/password/(?:request|reset)",
    "auth/webauthn/signup",
]
if settings.MAIL:
    SIGN_IN += WITH_MAIL

urlpatterns = [
    path("api/v1/", include("api.urls")),
    path("api/schema/", Description.as_view(), name="schema"),
    path("api/docs/", docs, name="docs"),
    re_path(rf"^_allauth/(?!browser/v1/(?:{'|'.join(SIGN_IN)})$)", not_found),
    path("_allauth/", include("allauth.headless.urls")),
    path("admin/", admin.site.urls),
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("calendar/<str:secret>.ics", reminders.feed),
    path("shl/<str:secret>", shared.Manifest.as_view()),
    path("shl/file/<str:secret>", shared.File.as_view()),
    path("favicon.ico", RedirectView.as_view(url="/icon.svg", http_method_names=["get"])),
    path("view", shell, {"name": "view.html"}),
    # A path with a dot names a file: one that is missing must not answer with the page.
    re_path(r"^(?!api/|_allauth/|admin/|static/)[^.]*$", shell),
]
