"""Every path that Quiver answers; WhiteNoise serves the files of the app's shell before these."""

from csp.decorators import csp_replace
from django.contrib import admin
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from api.problems import not_found
from api.views import health, reminders
from config.shell import shell

handler400 = "api.problems.bad_request"
handler404 = "api.problems.not_found"
handler500 = "api.problems.server_error"

# Swagger UI sets style attributes and builds its page from strings.
docs = csp_replace(
    {
        "style-src": "'self' 'unsafe-inline'",
        "require-trusted-types-for": None,
        "trusted-types": None,
    }
)(SpectacularSwaggerSplitView.as_view(http_method_names=["get"]))

urlpatterns = [
    path("api/v1/", include("api.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/docs/", docs, name="docs"),
    re_path(r"^_allauth/(?!browser/v1/(?:config|auth/(?:signup|login|session))$)", not_found),
    path("_allauth/", include("allauth.headless.urls")),
    path("admin/", admin.site.urls),
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("calendar/<str:secret>.ics", reminders.feed),
    # A path with a dot names a file: one that is missing must not answer with the page.
    re_path(r"^(?!api/|_allauth/|admin/|static/)[^.]*$", shell),
]
