"""Every path that Quiver answers."""

from django.urls import path

urlpatterns = []
