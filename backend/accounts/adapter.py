from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by a council or by invitation, never by sign-up."""

    def is_open_for_signup(self, request):
        return False
