from django.core.management.base import BaseCommand, CommandError

from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.councils.models import Council, Membership
from backend.councils.tokens import API_TOKEN_LIFE, issue_api_token


class Command(BaseCommand):
    help = "Issue a token for another system. It acts in the role of the person named, and is shown this once."

    def add_arguments(self, parser):
        parser.add_argument("email", help="Whose role the other system acts in.")
        parser.add_argument("label", help="What the token is for, so that it can be told from others.")
        add_council_argument(parser)

    def handle(self, *args, email, label, council=None, **options):
        chosen = council_named(council)
        with council_context(chosen.pk):
            membership = self._membership(email, chosen)
            secret = issue_api_token(membership=membership, label=label, by=None)
        self.stderr.write(f"{membership.get_role_display()} of {membership.council}, for {API_TOKEN_LIFE.days} days:")
        self.stdout.write(secret)

    def _membership(self, email: str, council: Council) -> Membership:
        roles = list(Membership.objects.current().for_council(council.id).filter(user__email__iexact=email)[:2])
        if not roles:
            raise CommandError(f"Nobody with the e-mail address “{email}” has a role in {council}.")
        if len(roles) > 1:
            raise CommandError(f"“{email}” has several roles in {council}: make an account with one role for this use.")
        return roles[0]
