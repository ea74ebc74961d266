"""The pages around signing in that somebody needs. There is no signing up, no code by e-mail, no list of addresses."""

from allauth.account import views
from allauth.mfa.base import views as second_factor
from django.db import transaction
from django.urls import include, path, re_path


# An attempt stays counted whatever becomes of the request, and holds up no other attempt meanwhile.
transaction.non_atomic_requests(views.login)


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # All but the page that asks for the code, which is ours (backend/web/kit/sign_in).
    path("2fa/", second_factor.index, name="mfa_index"),
    path("2fa/reauthenticate/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/", include("allauth.mfa.totp.urls")),
    path("2fa/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("2fa/webauthn/", include("allauth.mfa.webauthn.urls")),
]
