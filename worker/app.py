"""The Celery application: the backend's producer with every task registered."""

import os

import django


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
django.setup()

from backend.core.producer import producer as app  # noqa: E402  Django must be set up before its models are named
from worker.schedule import SCHEDULE  # noqa: E402  after the set-up too
from worker.tasks import (  # noqa: E402  after the set-up too
    core,
    drafts,
    learning,
    notifications,
    opportunities,
    outcomes,
    referrals,
    shortlists,
)


app.conf.beat_schedule = SCHEDULE
TASK_MODULES = (core, drafts, learning, notifications, opportunities, outcomes, referrals, shortlists)
