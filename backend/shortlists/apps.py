from django.apps import AppConfig


class ShortlistsConfig(AppConfig):
    name = "backend.shortlists"
    label = "shortlists"
    default_auto_field = "django.db.models.BigAutoField"
