from django.apps import AppConfig


class CareLeaversConfig(AppConfig):
    name = "backend.care_leavers"
    label = "care_leavers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from backend.care_leavers.still_to_them import stopped_to_them  # noqa: PLC0415  (models must be loaded first)
        from backend.notifications.choices import Recipient  # noqa: PLC0415
        from backend.notifications.may_go import ask_before_sending  # noqa: PLC0415

        ask_before_sending(Recipient.YOUNG_PERSON, stopped_to_them)
