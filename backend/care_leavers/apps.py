from django.apps import AppConfig


class CareLeaversConfig(AppConfig):
    name = "backend.care_leavers"
    label = "care_leavers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from backend.care_leavers import still_to_them  # noqa: PLC0415  (models must be loaded first)

        still_to_them.ask_before_each_message()
