"""Every setting of Quiver. Those that a host may change come from environment variables."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import environment
from diary.vocabulary import VOCABULARY

# What is written is for whoever runs the server alone, in a folder that others can read too.
os.umask(0o077)

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.folder("QUIVER_DATA", BASE_DIR / "data")
FRONTEND_DIR = BASE_DIR / "frontend" / "dist"

DEBUG = environment.flag("QUIVER_DEBUG", default=False)
HTTPS = environment.flag("QUIVER_HTTPS", default=False)
SECRET_KEY = environment.secret(DATA_DIR / "secret_key")
# Of second factors. Unlike the secret key, nothing can replace it: docs/self-hosting.md.
ENCRYPTION_KEY = environment.secret(DATA_DIR / "encryption_key")
ALLOWED_HOSTS = environment.names("QUIVER_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# Push services know this server by its key, and whom to ask about it.
VAPID_KEY_FILE = DATA_DIR / "vapid_key.pem"
OWN_NAME = (HTTPS and ALLOWED_HOSTS[0].strip("*.")) or "localhost"
PUSH_CONTACT = environment.contact("QUIVER_CONTACT", f"https://{OWN_NAME}")
PUSH_LOOPBACK = environment.flag("QUIVER_PUSH_LOOPBACK", default=False)

# Where a clinic reaches this server; without it no link is given out.
SHARE_AT = environment.origin("QUIVER_SHARE_AT", ALLOWED_HOSTS)

INSTALLED_APPS = [
    "accounts.support.SupportConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "accounts",
    "diary",
    "api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.headers.headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "api.middleware.readable_bodies",
    "api.middleware.NoMail",
    "api.middleware.UnreadableKeys",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data -----------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'quiver.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        ),
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Nobody waits forever; `?options=` in DATABASE_URL names others.
    timeouts = "-c statement_timeout=30s -c lock_timeout=10s"
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", timeouts)
else:
    raise ImproperlyConfigured("DATABASE_URL must name a sqlite or a postgres database.")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "config.cache.SharedFileCache",
        "LOCATION": DATA_DIR / "cache",
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
SIGN_IN_MAX_SIZE = 64 * 1024

# --- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"

# --- Accounts -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SIGN_UP = environment.choice("QUIVER_SIGN_UP", ("open", "invitation", "closed"))
MAIL = environment.mail_server("QUIVER_MAIL")
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
# A new address takes the place of the old one.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
# Without a mail server there is nobody to ask: an address counts as verified.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = bool(MAIL)
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = bool(MAIL)
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = bool(MAIL)
ACCOUNT_EMAIL_NOTIFICATIONS = bool(MAIL)
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Quiver: "
MFA_ADAPTER = "accounts.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = bool(MAIL)
MFA_TOTP_ISSUER = "Quiver"
# A phone's clock may be half a minute wrong.
MFA_TOTP_TOLERANCE = 1
# Rate limits count by the address that the last of so many proxies names.
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = environment.count("QUIVER_PROXIES", default=0)
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
# allauth's own page of the specification loads its scripts from a CDN.
HEADLESS_SPECIFICATION_TEMPLATE_NAME = None
LOGIN_URL = "/account"
HEADLESS_FRONTEND_URLS = {"account_signup": LOGIN_URL, "account_reset_password": LOGIN_URL}

# --- Mail: without a server, none is sent ---------------------------------------------------------

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("QUIVER_MAIL_FROM")

# --- API ------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "api.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.IsOwnerInScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.CappedJSONParser"],
    # A name that is half a surrogate pair is told back as it came; only escapes can carry it.
    "UNICODE_JSON": False,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.problems.handle",
    "DEFAULT_THROTTLE_CLASSES": ["api.throttles.PerOwner", "api.throttles.PerOwnerAndView"],
    "DEFAULT_THROTTLE_RATES": {
        "tokens": "20/hour",
        "addresses": "20/hour",
        "everything": "20/hour",
        "shares": "20/hour",
        "shared": "60/minute",
        "description": "30/minute",
    },
    "NUM_PROXIES": PROXIES,
}
# Of one person's phones and scripts together; 0 sets no limit.
REQUESTS_A_MINUTE = environment.count("QUIVER_REQUESTS_A_MINUTE", default=3000)
SPECTACULAR_SETTINGS = {
    "TITLE": "Quiver",
    "DESCRIPTION": "A symptom and supplement diary for people whose muscles twitch.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        name.title().replace("_", ""): list(terms) for name, terms in VOCABULARY.items()
    },
}

# --- Files that anybody may read: the app's shell and the admin's looks ---------------------------

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ROOT = FRONTEND_DIR if FRONTEND_DIR.is_dir() else None
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}
# Only names with a content hash may be kept without asking; a service worker kept is an old app.
WHITENOISE_MAX_AGE = 0


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 (WhiteNoise's name)
    return url.startswith("/assets/")


# --- Headers and cookies --------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["svelte-trusted-html", "quiver-service-worker"],
    },
}
SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_FAILURE_VIEW = "api.problems.no_csrf_token"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT = HTTPS
# Asked on this machine, past the proxy.
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$"]
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whether browsers are told of https before the first visit is for the operator to ask.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- Logs: what happened, never what was in it ----------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"without_secrets": {"()": "config.logs.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["without_secrets"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Its warnings, one a refused request, would name paths of entries.
        "django.request": {"level": "ERROR"},
        # It warns of each HEAD, whose body it leaves out.
        "gunicorn.http.wsgi": {"level": "ERROR"},
        # Anybody can send a wrong Host header; it is answered with 400.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
