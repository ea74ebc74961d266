from django.core.mail.backends.base import BaseEmailBackend


class NobodyAtHome(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionRefusedError
