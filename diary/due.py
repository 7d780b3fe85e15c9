"""What is due of all that a patient takes: the bridge from rows to `diary.plans`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from accounts.models import User
from diary import plans
from diary.models import entry_kinds
from diary.models.plans import Plan
from diary.plans import Dose, Regimen, Standing, standing


def standings(owner: User, today: date, *, until: date | None = None) -> dict[UUID, Standing]:
    """Each plan by its uid, in the order in which they were made; doses up to `until` count."""
    doses = doses_of(owner, until)
    return {plan.uid: standing(regimen(plan), doses[plan.uid], today) for plan in plans_of(owner)}


def due_days(owner: User, today: date, until: date) -> list[date]:
    """The days ahead on which anything is due."""
    doses = doses_of(owner)
    found = (
        plans.due_days(regimen(plan), doses[plan.uid], today, until) for plan in plans_of(owner)
    )
    return sorted(set().union(*found))


def doses_of(owner: User, until: date | None = None) -> defaultdict[UUID, list[Dose]]:
    doses: defaultdict[UUID, list[Dose]] = defaultdict(list)
    for model in entry_kinds():
        if "plan" not in model.fields():
            continue
        query = model.objects.filter(owner=owner, plan__isnull=False)
        if until:
            query = query.filter(day__lte=until)
        for plan, day, status in query.values_list("plan", "day", "status"):
            doses[plan].append(Dose(day, status))
    return doses


def plans_of(owner: User) -> Iterable[Plan]:
    return Plan.objects.filter(owner=owner).order_by("uid")


def regimen(plan: Plan) -> Regimen:
    return Regimen(plan.schedule, plan.starts_on, plan.ends_on, plan.stock, plan.stock_on)
