"""A council's own installation: its settings, checked in a process of their own."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.layers import PROJECT


NEEDED = {
    "SECRET_KEY": "x1" * 30 + "abcdefgh",
    "ALLOWED_HOSTS": "onward.council.example",
    "PUBLIC_ADDRESS": "https://onward.council.example",
    "SECOND_FACTOR_KEYS": "Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9mIGtleSE=",
}
SHOW = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps({name: getattr(settings, name) for name in %s}))
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess:
    known = {name: value for name, value in os.environ.items() if name not in NEEDED}
    production = {"DJANGO_SETTINGS_MODULE": "backend.config.settings.production"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env=known | production | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_djangos_own_deployment_check_finds_nothing():
    done = run("-m", "backend.manage", "check", "--deploy", "--fail-level", "INFO", **NEEDED)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(NEEDED))
def test_nothing_that_is_unsafe_to_forget_has_a_default(name):
    done = run("-m", "backend.manage", "check", **{other: value for other, value in NEEDED.items() if other != name})
    assert done.returncode != 0
    assert name in done.stderr


LOCKED = {
    "IS_DEMO": False,
    "DEBUG": False,
    "SESSION_COOKIE_NAME": "__Host-onward-session",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_NAME": "__Host-onward-csrf",
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_AGE": 12 * 60 * 60,
    "REMEMBERED_BROWSER_COOKIE": "__Host-onward-remembered",
    "SESSION_ABSOLUTE_AGE": 12 * 60 * 60,
    "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60,
    "SECURE_SSL_REDIRECT": True,
}


@pytest.mark.slow
def test_production_has_nothing_of_the_demo_and_its_cookies_are_locked():
    told = json.loads(run("-c", SHOW % [*LOCKED, "INSTALLED_APPS"], **NEEDED).stdout)
    assert "backend.demo" not in told.pop("INSTALLED_APPS")
    assert told == LOCKED
