from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "backend.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
