"""Settings of the pages around signing in, of the second factor, and of what is believed of a proxy in front."""

import environ


env = environ.Env()

ACCOUNT_FORMS = {
    "reset_password": "backend.accounts.forms.ForgottenPasswordForm",
    "change_password": "backend.accounts.forms.ChangePasswordForm",
    "reset_password_from_key": "backend.accounts.forms.ChoosePasswordForm",
}
ACCOUNT_ADAPTER = "backend.accounts.adapter.ClosedSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # seconds; of an invitation too: one sent on a Friday works on Monday
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever has an account was invited, and chose a password from a mail to its address
MFA_ADAPTER = "backend.accounts.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "backend.accounts.forms.CodeForm",
    "reauthenticate": "backend.accounts.forms.CodeAgainForm",
}
REMEMBERED_BROWSER_COOKIE = "onward-remembered"
SECOND_FACTOR_STAGE = "backend.web.kit.sign_in.code_page.SecondFactorStage"
ACCOUNT_RATE_LIMITS = False  # ours are in backend/accounts/limits.py
# Encrypt the secrets of authenticator apps and recovery codes: the first one writes, all of them read.
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS", default=[])

# How many proxies of ours a request passes. Of X-Forwarded-For so many entries are believed, from the end; at 0 none.
TRUSTED_PROXIES = env.int("ONWARD_TRUSTED_PROXIES", default=0)
# The header by which such a proxy, which must overwrite it, says https; empty: nobody is believed.
HTTPS_HEADER = env.str("ONWARD_HTTPS_HEADER", default="")
SECURE_PROXY_SSL_HEADER = ("HTTP_" + HTTPS_HEADER.upper().replace("-", "_"), "https") if HTTPS_HEADER else None
