from django.core.management.base import BaseCommand

from backend.accounts.second_factor_secrets import encrypt_anew


class Command(BaseCommand):
    help = "Write the secrets of every second factor with the newest of SECOND_FACTOR_KEYS."

    def handle(self, *args, **options):
        written = encrypt_anew()
        self.stdout.write(f"{written} written with the newest key. The older keys can be left out now.")
