"""The synthetic borough on this machine: everything real but the people."""

import os

from backend.config.settings.base import *
from backend.config.settings.base import INSTALLED_APPS, LOGGING


IS_DEMO = True
LOGGING["root"]["level"] = "WARNING"  # the terminal of `make demo` is for its user
SECRET_KEY = os.environ.get("SECRET_KEY", "a demonstration on one machine keeps no secret")
SECOND_FACTOR_KEYS = os.environ.get("SECOND_FACTOR_KEYS", "YSBkZW1vbnN0cmF0aW9uIGtlZXBzIG5vIHNlY3JldHM=").split(",")
INSTALLED_APPS = [*INSTALLED_APPS, "backend.demo"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # the demo mail page shows what would have gone out
MESSAGE_CARRIERS = {"email": "smtp", "text": "here", "letter": "here"}
DEFAULT_FROM_EMAIL = "Employment team <employment@demo.example>"
