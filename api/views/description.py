"""The description of the API (OpenAPI)."""

from __future__ import annotations

from drf_spectacular.views import SpectacularAPIView


class Description(SpectacularAPIView):
    """Anybody may have it; to make it takes as long as a hundred small answers."""

    limited = ("GET",)
    throttle_scope = "description"
