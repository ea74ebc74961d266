"""The Celery producer: the web side sends by name, the worker side adds the tasks."""

from celery import Celery


producer = Celery("onward")
producer.config_from_object("django.conf:settings", namespace="CELERY")
