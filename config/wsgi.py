"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# Loaded before gunicorn forks, the URLs and all they import are shared by its workers.
get_resolver().url_patterns  # noqa: B018 - reading it loads them
