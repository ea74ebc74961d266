"""One sign-in for each role of the demo, with the code of its second factor as it is now."""

import pyotp
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from backend.demo.borough.cast import PASSWORD, SIGN_INS


def current_code(email: str) -> str:
    authenticator = Authenticator.objects.get(user__email=email, type=Authenticator.Type.TOTP)
    return pyotp.TOTP(get_adapter().decrypt(authenticator.data["secret"])).now()


def sign_in_lines() -> list[str]:
    """A line a role: what they are, their address, the code of this half minute."""
    lines = [f"Everybody's password: {PASSWORD}", ""]
    lines += [f"{role.label:<28}{email:<32}code {current_code(email)}" for role, email, _ in SIGN_INS]
    return [*lines, "", "A code lasts half a minute; for a new one run .venv/bin/onward demo_accounts"]
