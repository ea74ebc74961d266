from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "backend.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
