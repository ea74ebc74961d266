"""A council's own installation. Nothing has a default that would be unsafe to forget."""

from backend.config.settings.base import *
from backend.config.settings.base import env


SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS")
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-onward-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-onward-csrf"
REMEMBERED_BROWSER_COOKIE = "__Host-onward-remembered"
