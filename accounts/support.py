"""Django's admin, with our own door."""

from django.contrib.admin.apps import AdminConfig


class SupportConfig(AdminConfig):
    default_site = "accounts.site.SupportSite"
