import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - every page is imported before the first request, and not within it

# A page makes and drops many thousand objects, few of them in rings: at the usual count the collector ran ten times
# within each page, and now and then through all that is imported, for as long as it takes to answer several pages.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
