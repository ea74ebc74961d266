"""The step of signing in that asks for the second factor, and its page, where a browser may be remembered."""

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.stages import AuthenticateStage
from django.db import transaction

from backend.accounts.remembered_browsers import note_used, remember, remembered_here
from backend.core.protection import account_context
from backend.councils.remembered_browsers import days_remembered


REMEMBER = "remember"  # name of the box to tick


class SecondFactorStage(AuthenticateStage):
    """The library's step, left out at a browser that is remembered."""

    def handle(self):
        user = self.login.user
        if user is not None and self._is_remembered(user):
            return None, True
        return super().handle()

    def _is_remembered(self, user) -> bool:
        with account_context(user_id=user.pk):
            browser = remembered_here(self.request, user, days_remembered(user))
            if browser:
                note_used(browser)
        return browser is not None


class SecondFactorPage(AuthenticateView):
    def form_valid(self, form):
        user = self.stage.login.user
        response = super().form_valid(form)
        days = days_remembered(user) if REMEMBER in self.request.POST else 0
        if days:
            remember(self.request, response, user=user, days=days)
        return response

    def get_context_data(self, **named):
        return super().get_context_data(**named) | {
            "days": days_remembered(self.stage.login.user),
            "is_ticked": REMEMBER in self.request.POST,
        }


# An attempt stays counted whatever becomes of the request, and holds up no other attempt meanwhile.
authenticate = transaction.non_atomic_requests(SecondFactorPage.as_view())
