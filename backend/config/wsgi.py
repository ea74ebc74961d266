import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from backend.core.rubbish import look_for_rubbish_less_often


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - every page is imported before the first request, and not within it
look_for_rubbish_less_often()
