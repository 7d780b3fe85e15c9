"""`/api/v1/`."""

from django.urls import path

from api.views import (
    access,
    account,
    days,
    entries,
    export,
    history,
    insights,
    leave,
    plans,
    registry,
    reminders,
    report,
    sync,
    trash,
)
from diary.exchange import FORMATS

urlpatterns = [
    path("entries/", entries.Timeline.as_view()),
    path("entries/<str:kind>/", entries.Entries.as_view()),
    path("entries/<str:kind>/<uuid:uid>/", entries.EntryDetail.as_view()),
    path("entries/<str:kind>/<uuid:uid>/history", history.History.as_view()),
    path("entries/<str:kind>/<uuid:uid>/restore", history.Restore.as_view()),
    path("trash/", trash.Trash.as_view()),
    path("sync/push", sync.Push.as_view()),
    path("sync/pull", sync.Pull.as_view()),
    path("sync/check", sync.Check.as_view()),
    path("kinds", registry.Kinds.as_view()),
    path("vocabulary", registry.Vocabulary.as_view()),
    path("days", days.Days.as_view()),
    path("insights", insights.Insights.as_view()),
    path("plans/due", plans.Due.as_view()),
    path("reminders", reminders.Reminders.as_view()),
    path("reminders/<uuid:uid>/later", reminders.Later.as_view()),
    path("reminders/calendar", reminders.Calendar.as_view()),
    path("push-subscriptions/", reminders.PushSubscriptions.as_view()),
    path("push-subscriptions/<uuid:uid>/", reminders.PushSubscriptionDetail.as_view()),
    path("report.pdf", report.Report.as_view()),
    *(path(f"export/{name}", export.Export.as_view(file=name)) for name in FORMATS),
    path("server", account.Server.as_view()),
    path("me", account.Me.as_view()),
    path("me/email", account.Address.as_view()),
    path("me/everything", leave.Everything.as_view()),
    path("me/stay", leave.Stay.as_view()),
    path("access-log/", access.AccessLog.as_view()),
    path("tokens/", account.Tokens.as_view()),
    path("tokens/<uuid:uid>/", account.TokenDetail.as_view()),
]
