"""Settings every Onward has. What differs from place to place comes from the environment."""

from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF

from backend.config.settings.accounts import *
from backend.config.settings.databases import *
from backend.config.settings.messages import *
from backend.config.settings.our_apps import OUR_APPS


env = environ.Env()

PROJECT_DIRECTORY = Path(__file__).resolve().parents[3]
FIXTURES_DIRECTORY = PROJECT_DIRECTORY / "fixtures"

SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS", default="http://127.0.0.1:8000")  # what links in mails begin with
# Where the exit of a young person's own page leads: something anybody might look at, and that leads on nowhere else.
EXIT_ADDRESS = env.str("EXIT_ADDRESS", default="https://www.bbc.co.uk/weather")
IS_DEMO = False
SERVICE_NAME = env.str("SERVICE_NAME", default="Onward")

INSTALLED_APPS = [
    *OUR_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
]

MIDDLEWARE = [
    "backend.core.middleware.RequestReference",
    "backend.core.middleware.SameOriginOnly",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "backend.web.kit.visits.BelowLinks",  # inside what says of every other page where its address may go
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "backend.core.middleware.HealthWithoutSession",
    "backend.core.middleware.RefuseTooLarge",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "backend.accounts.middleware.OwnAccount",
    "django.middleware.common.CommonMiddleware",
    "backend.drafts.sending.HoldOverSignIn",  # outside all that may turn a form away before its page is asked
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "backend.accounts.middleware.AbsoluteSessionAge",
    "backend.councils.idle_lock.LockIdleSession",  # before anybody asks who is signed in
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "backend.accounts.middleware.SecondFactorRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "backend.core.middleware.NoStore",
    "backend.councils.middleware.ChosenMembership",
    "backend.drafts.middleware.SaveDrafts",  # outside CouncilContext, so that its transaction is its own
    "backend.councils.middleware.CouncilContext",
    "backend.audit.middleware.HistoryContext",
    "backend.core.middleware.ReadingPagesCannotWrite",
    "backend.drafts.sending.SaveOnce",  # a form has come through every check, and its council is open
    "backend.core.middleware.RequestDeadline",  # about the view alone: what is kept of a session is kept after it too
    "backend.councils.middleware.ViewTransaction",
]

ROOT_URLCONF = "backend.config.urls"
WSGI_APPLICATION = "backend.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIRECTORY / "backend" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "backend.web.kit.context.page",
            ],
            "builtins": [
                "backend.web.templatetags.page_keys",  # {% csrf_token %} of ours, with the page's key
                "django.templatetags.i18n",
            ],
        },
    },
]
FORM_RENDERER = "backend.web.kit.forms.GovukRenderer"


CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

MFA_TOTP_ISSUER = SERVICE_NAME
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # a message may name a person: no cookie
SESSION_ENGINE = "backend.accounts.sessions"
SESSION_ABSOLUTE_AGE = 12 * 60 * 60  # seconds since sign-in
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_AGE  # idle, it is locked long before (backend/councils/idle_lock.py)
SESSION_SAVE_EVERY_REQUEST = True  # the cookie counts anew; the store writes what changed, and idleness by the minute
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "backend.web.kit.errors.too_old"
FAULT_PAGE = "backend.web.kit.errors.fault_page"  # what a middleware answers below a page that has the exit on it

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_FIELD = pghistory.Field(db_index=False)
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True  # for pages of young people alone: nothing else is ever shown in another language
LANGUAGES = [("en-gb", "English"), ("ar", "Arabic"), ("vi", "Vietnamese")]  # each with its catalogue in backend/locale
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(PROJECT_DIRECTORY / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(PROJECT_DIRECTORY / "media"))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "backend.api.authentication.ApiTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "EXCEPTION_HANDLER": "backend.api.errors.take_back",
    "DEFAULT_PERMISSION_CLASSES": ["backend.api.permissions.RoleMay"],
    "DEFAULT_THROTTLE_CLASSES": ["backend.api.throttling.CallsOfAToken"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["backend.api.parsers.PlainJson"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "backend.api.paging.Paging",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "URL_FORMAT_OVERRIDE": None,
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Onward",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["backend.api.permissions.RoleMay"],
    "ENUM_NAME_OVERRIDES": {
        "HeardFromEnum": "backend.placements.choices.CheckInFrom",
        "MarkStateEnum": "backend.placements.choices.MarkState",
        "OpportunityStateEnum": "backend.opportunities.choices.OpportunityState",
        "WagePeriodEnum": "backend.opportunities.choices.WagePeriod",
    },
}

API_CALLS_A_MINUTE = env.int("API_CALLS_A_MINUTE", default=120)  # of one token
API_ROWS_A_DAY_ALARM = env.int("API_ROWS_A_DAY_ALARM", default=5000)  # read with one token: the administrator hears
# A system that never heard the answer to its call may ask again for so long, and gets the same answer.
API_ANSWER_KEPT_HOURS = env.int("API_ANSWER_KEPT_HOURS", default=24)
# A request ends by then, in a sentence; the server's own limit (config/serving.py) leaves room for one statement more.
REQUEST_SECONDS = env.int("REQUEST_SECONDS", default=30)
FILE_READING_SECONDS = env.int("FILE_READING_SECONDS", default=120)  # of a file, by the worker
LARGEST_UPLOAD_BYTES = env.int("LARGEST_UPLOAD_BYTES", default=20 * 1024**2)  # more is refused before it is read
# Larger bodies are refused by ours alone, which says how large one may be; letters beyond a to z take six bytes each.
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_UPLOAD_BYTES + 1024**2
OPPORTUNITY_FILE_MOST_ROWS = env.int("OPPORTUNITY_FILE_MOST_ROWS", default=20_000)
DOCUMENT_LARGEST_BYTES = env.int("DOCUMENT_LARGEST_BYTES", default=10 * 1024**2)  # of a young person's CV or letter
DOCUMENT_MOST_PAGES = env.int("DOCUMENT_MOST_PAGES", default=50)
DOCUMENT_SCANNER = env("DOCUMENT_SCANNER", default="")  # looks for viruses (backend/documents/scanning.py)

CHECK_IN_WEEKS = tuple(env.list("CHECK_IN_WEEKS", cast=int, default=[1, 4, 8, 13, 26, 39, 52]))  # of a placement
# An officer is told so long before an employer's check ends: a new certificate or a visit takes three to four
# weeks to get. Shorter, and referrals are held while it is waited for; longer, and the line stands on Today unheeded.
EMPLOYER_CHECKS_TOLD_DAYS = env.int("EMPLOYER_CHECKS_TOLD_DAYS", default=28)
# What was typed and not sent goes after this: time for a holiday, and no longer than details of people may lie about.
DRAFT_DAYS = env.int("DRAFT_DAYS", default=30)
# For so long a form sent again is known to be the same one, and what was sent while signed out waits for its person.
SENT_FORM_DAYS = env.int("SENT_FORM_DAYS", default=7)

# Find an apprenticeship, asked directly; without an address or a key it is off.
FAA_API_URL = env.str("FAA_API_URL", default="")
FAA_API_KEY = env.str("FAA_API_KEY", default="")
FAA_API_CALLS = env.int("FAA_API_CALLS", default=150)  # of all councils of this installation together
FAA_API_CALLS_SECONDS = env.int("FAA_API_CALLS_SECONDS", default=300)
FAA_API_TIMEOUT = env.float("FAA_API_TIMEOUT", default=30)  # seconds
FAA_API_FIRST_REST = env.float("FAA_API_FIRST_REST", default=1)  # seconds before the second attempt

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600  # seconds; below the broker's visibility timeout
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # its lines go through LOGGING, which leaves out the words of errors
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    # Seconds, twice, that whoever saves a page waits for a broker that hangs; the job is kept. Workers wait longer.
    "socket_timeout": 0.7,
    "socket_connect_timeout": 0.7,
    "socket_keepalive": True,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_TIMEZONE = TIME_ZONE

EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Employment team <no-reply@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"reference": {"()": "backend.core.logs.AddReference"}},
    "formatters": {
        "line": {
            "()": "backend.core.logs.WithoutWords",
            "format": "%(asctime)s %(levelname)s %(name)s [%(reference)s] %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["reference"]}},
    "loggers": {"notifications_python_client": {"level": "CRITICAL"}},  # it would write what an address was refused for
    "root": {"handlers": ["console"], "level": "INFO"},
}
