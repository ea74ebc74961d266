from django.apps import AppConfig


class CareLeaversConfig(AppConfig):
    name = "backend.care_leavers"
    label = "care_leavers"
    default_auto_field = "django.db.models.BigAutoField"
