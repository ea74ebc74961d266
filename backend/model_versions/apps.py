from django.apps import AppConfig


class ModelVersionsConfig(AppConfig):
    name = "backend.model_versions"
    label = "model_versions"
    default_auto_field = "django.db.models.BigAutoField"
