from django.core.management.base import BaseCommand

from backend.demo.accounts import sign_in_lines


class Command(BaseCommand):
    help = "Print one sign-in for each role of the demo, with the current code of its second factor."

    def handle(self, *args, **options):
        for line in sign_in_lines():
            self.stdout.write(line)
