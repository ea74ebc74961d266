"""What is wrong with the settings of accounts, found before anybody signs in: `manage.py check --deploy`."""

from django.conf import settings
from django.core.checks import Error, Tags, register

from backend.accounts.second_factor_secrets import unusable_keys


HOW = "Make one as .env.example says and set SECOND_FACTOR_KEYS; the newest comes first."


@register(Tags.security, deploy=True)
def second_factor_keys(app_configs, **kwargs):
    if not settings.SECOND_FACTOR_KEYS:
        return [Error("No key encrypts the secrets of the second factor.", hint=HOW, id="accounts.E001")]
    return [
        Error(f"Key {place} of the second factor is not a key.", hint=HOW, id="accounts.E002")
        for place in unusable_keys()
    ]


@register(Tags.security)
def trusted_proxies(app_configs, **kwargs):
    if settings.TRUSTED_PROXIES < 0:
        hint = "0 where nothing stands in front, else the number of proxies of yours that a request passes."
        return [Error("ONWARD_TRUSTED_PROXIES is less than 0.", hint=hint, id="accounts.E003")]
    return []
