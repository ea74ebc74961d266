"""One sign-in for each role of the demo, with the code of its second factor as it is now."""

import pyotp
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from backend.core.protection import account_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.demo.borough.cast import PASSWORD, SIGN_INS
from backend.demo.borough.partner import PARTNER_CODE, PARTNER_NAME, PARTNER_SIGN_IN


def current_code(email: str) -> str:
    with account_context(address=email):
        authenticator = Authenticator.objects.get(user__email=email, type=Authenticator.Type.TOTP)
    return pyotp.TOTP(get_adapter().decrypt(authenticator.data["secret"])).now()


def sign_in_lines() -> list[str]:
    """A line a role: what they are, their address, the code of this half minute."""
    lines = [f"Everybody's password: {PASSWORD}", ""]
    lines += [_line(role, email) for role, email, _ in SIGN_INS]
    if Council.objects.filter(code=PARTNER_CODE).exists():
        role, email, _ = PARTNER_SIGN_IN
        lines += ["", f"{PARTNER_NAME}, which shares opportunities with the borough:", _line(role, email)]
    return [*lines, "", "A code lasts half a minute; for a new one run .venv/bin/onward demo_accounts"]


def _line(role: Role, email: str) -> str:
    return f"{role.label:<28}{email:<32}code {current_code(email)}"
