from django.apps import AppConfig


class RankingConfig(AppConfig):
    name = "backend.ranking"
    label = "ranking"
    default_auto_field = "django.db.models.BigAutoField"
