"""People who keep a diary, their preferences, and the tokens of their scripts."""

from __future__ import annotations

import secrets
import uuid
import zoneinfo
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import access, invitations  # noqa: F401 - Django looks for models here
from accounts.secrets import digest


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        from allauth.account.models import EmailAddress  # needs this module's User

        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save()
        # Whoever runs the server answers for the address; who signs up is asked for a code.
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user

    def create_superuser(self, email: str, password: str | None = None) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True)


class User(AbstractBaseUser, PermissionsMixin):
    """One patient. `account` is the public name of the diary: a push must carry it.

    `erase_at`: from when on nothing of it may be left.
    """

    account = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    erase_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email


# What a machine calls its own zone means something else, or nothing, on another.
NOT_A_PLACE = {"localtime", "Factory"}


@cache
def time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones() - NOT_A_PLACE)


def check_time_zone(name: object) -> None:
    """Refuse what the IANA time zone database doesn't hold."""
    if not isinstance(name, str) or name not in time_zones():
        raise ValidationError(_("Give an IANA time zone such as Europe/Berlin."))


def local_day(at: datetime, tz: str, day_starts_at: int) -> date:
    """The patient's day of an instant; hours before `day_starts_at` belong to the day before."""
    local = at.astimezone(zoneinfo.ZoneInfo(tz))
    return local.date() - timedelta(days=local.hour < day_starts_at)


class Preferences(models.Model):
    """How a patient wants the diary to behave. A change moves nothing that was logged before.

    Units say how amounts are worded and typed; stored they stay in ml, mcg and what a laboratory
    gave. `clock` and `week_starts_on` are null until chosen: each phone goes by its own language.
    In calm mode nothing is counted, the check-in is offered from `checkin_from` on, and at most one
    reminder a day is sent; entries are as ever.
    """

    class VolumeUnit(models.TextChoices):
        ML = "ml", _("ml")
        FL_OZ = "fl_oz", _("fl oz (US)")
        CUP = "cup", _("cups (US)")

    class DoseUnit(models.TextChoices):
        AUTO = "auto", _("mg from 1 mg on, else micrograms")
        MCG = "mcg", _("micrograms")
        MG = "mg", _("mg")

    class B12LevelUnit(models.TextChoices):
        AS_GIVEN = "as_given", _("as the laboratory gave it")
        NG_L = "ng_l", _("ng/L")
        PG_ML = "pg_ml", _("pg/mL")
        PMOL_L = "pmol_l", _("pmol/L")

    class Clock(models.IntegerChoices):
        H24 = 24, _("24 hours")
        H12 = 12, _("12 hours")

    owner = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="preferences"
    )
    tz = models.CharField(max_length=64, default="UTC", validators=[check_time_zone])
    day_starts_at = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(12)], help_text=_("hour at which a day starts")
    )
    volume_unit = models.CharField(max_length=8, choices=VolumeUnit, default=VolumeUnit.ML)
    dose_unit = models.CharField(max_length=8, choices=DoseUnit, default=DoseUnit.AUTO)
    b12_level_unit = models.CharField(
        max_length=8, choices=B12LevelUnit, default=B12LevelUnit.AS_GIVEN
    )
    clock = models.PositiveSmallIntegerField(choices=Clock, null=True)
    week_starts_on = models.PositiveSmallIntegerField(
        null=True, validators=[MaxValueValidator(6)], help_text=_("0 is Monday")
    )
    calm = models.BooleanField(default=False)
    checkin_from = models.PositiveSmallIntegerField(
        default=20,
        validators=[MaxValueValidator(23)],
        help_text=_("hour from which calm mode offers the check-in"),
    )
    large_scales = models.BooleanField(
        default=False, help_text=_("scales from 0 to 10 in two lines, for unsteady or numb hands")
    )

    def __str__(self) -> str:
        return f"preferences of {self.owner_id}"

    def today(self) -> date:
        """The patient's day now."""
        return local_day(timezone.now(), self.tz, self.day_starts_at)

    @classmethod
    def of(cls, owner: User) -> Preferences:
        """The owner's preferences, the defaults if none were ever set."""
        return cls.objects.filter(owner=owner).first() or cls(owner=owner)


class Token(models.Model):
    """What a script signs in with. Only a hash is kept; the token itself is shown once."""

    class Scope(models.TextChoices):
        READ = "read", _("read everything")
        LOG = "log", _("only add entries")
        ALL = "all", _("read and write everything")

    VALID_FOR = timedelta(days=365)
    LAST_USE_RESOLUTION = timedelta(minutes=5)

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=4, choices=Scope, default=Scope.ALL)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"token {self.uid}"

    @classmethod
    def issue(cls, owner: User, name: str, **fields: Any) -> tuple[Token, str]:
        """A new token, for a year unless told, and its secret, which nobody can read again."""
        secret = secrets.token_urlsafe(32)
        fields.setdefault("expires_at", timezone.now() + cls.VALID_FOR)
        return cls.objects.create(owner=owner, name=name, digest=digest(secret), **fields), secret

    @classmethod
    def find(cls, secret: str) -> Token | None:
        """The live token with this secret, its last use noted (to five minutes)."""
        token = cls.objects.select_related("owner").filter(digest=digest(secret)).first()
        now = timezone.now()
        if token is None or not token.owner.is_active or (token.expires_at or now) < now:
            return None
        if token.last_used_at is None or now - token.last_used_at > cls.LAST_USE_RESOLUTION:
            token.last_used_at = now
            token.save(update_fields=["last_used_at"])
        return token
