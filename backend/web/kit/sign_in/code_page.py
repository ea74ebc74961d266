"""The page that asks for the second factor, where the council lets this browser be remembered."""

from allauth.mfa.base.views import AuthenticateView
from django.db import transaction

from backend.accounts.remembered_browsers import remember
from backend.councils.remembered_browsers import days_remembered


REMEMBER = "remember"  # name of the box to tick


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
