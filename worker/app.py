"""The Celery application: the backend's producer with every task registered."""

import gc
import os
from importlib import import_module
from pkgutil import iter_modules

import django


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
django.setup()  # before anything is imported that names its models

from backend.core.producer import producer as app
from worker import tasks
from worker.schedule import SCHEDULE


app.conf.beat_schedule = SCHEDULE
app.conf.broker_transport_options = {**app.conf.broker_transport_options, "socket_timeout": 30}  # they wait for work
for module in iter_modules(tasks.__path__):
    import_module(f"{tasks.__name__}.{module.name}")  # which registers the tasks in it
gc.freeze()  # so that the processes that work go on sharing what is imported here: two take 500 MB instead of 630
