"""What is due of all that a patient takes: the bridge from rows to `diary.plans`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from accounts.models import User
from diary.models import entry_kinds
from diary.models.plans import Plan
from diary.plans import Dose, Regimen, Standing, standing


def standings(owner: User, today: date, *, until: date | None = None) -> dict[UUID, Standing]:
    """Each plan by its uid, in the order in which they were made; doses up to `until` count."""
    doses: defaultdict[UUID, list[Dose]] = defaultdict(list)
    for model in entry_kinds():
        if "plan" not in model.fields():
            continue
        query = model.objects.filter(owner=owner, plan__isnull=False)
        if until:
            query = query.filter(day__lte=until)
        for plan, day, status in query.values_list("plan", "day", "status"):
            doses[plan].append(Dose(day, status))
    return {
        plan.uid: standing(regimen(plan), doses[plan.uid], today)
        for plan in Plan.objects.filter(owner=owner).order_by("uid")
    }


def regimen(plan: Plan) -> Regimen:
    return Regimen(plan.schedule, plan.starts_on, plan.ends_on, plan.stock, plan.stock_on)
