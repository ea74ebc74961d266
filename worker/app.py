"""The Celery application: the backend's producer with every task registered."""

import os

import django


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
django.setup()  # before anything is imported that names its models

from backend.core.producer import producer as app
from worker.schedule import SCHEDULE
from worker.tasks import (
    accounts,
    care_leavers,
    core,
    drafts,
    employers,
    intake,
    learning,
    notifications,
    opportunities,
    outcomes,
    ranking,
    referrals,
)


app.conf.beat_schedule = SCHEDULE
app.conf.broker_transport_options = {**app.conf.broker_transport_options, "socket_timeout": 30}  # they wait for work
TASK_MODULES = (
    accounts,
    care_leavers,
    core,
    drafts,
    employers,
    intake,
    learning,
    notifications,
    opportunities,
    outcomes,
    referrals,
    ranking,
)
