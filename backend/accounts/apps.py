from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from backend.accounts import checks  # noqa: F401, PLC0415  (registers them; models must be loaded first)
