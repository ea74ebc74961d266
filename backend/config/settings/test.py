"""A world a little harsher than production."""

from backend.config.settings.base import *
from backend.config.settings.base import INSTALLED_APPS, TEMPLATES


SECRET_KEY = "for tests only"
SECOND_FACTOR_KEYS = ["Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9mIGtleSE="]
IS_DEMO = True
PUBLIC_ADDRESS = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "backend.demo"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED TEMPLATE VARIABLE %s"
WHITENOISE_AUTOREFRESH = True  # static files straight from the apps: nothing is collected for a test
WHITENOISE_USE_FINDERS = True
WRITTEN_QUERIES_COMPARED = 5  # so many times each query that is written once is held against one that is built anew
