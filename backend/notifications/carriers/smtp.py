"""Mail by a council's own mail server. It says whether it took a message, and nothing of what became of it after."""

import smtplib
import socket
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from backend.notifications.carriers import AnswerLost, CannotTell, FailedForNow
from backend.notifications.carriers.mail_refusals import TEMPORARY, refusal_of_recipient, refusal_of_words
from backend.notifications.choices import DeliveryStep, Why
from backend.notifications.models import Message


NOT_REACHED = (ConnectionRefusedError, socket.gaierror, smtplib.SMTPConnectError, smtplib.SMTPHeloError)


class Smtp:
    name = "smtp"
    knows_what_it_took = False

    def send(self, message: Message) -> str:
        """The connection is made first: what fails then was surely not sent."""
        reference = f"<{message.public_id}@{settings.MAIL_DOMAIN}>"
        mail = EmailMessage(message.subject, message.body, to=[message.to], headers={"Message-ID": reference})
        connection = get_connection()
        try:
            connection.open()
        except smtplib.SMTPAuthenticationError as error:
            raise FailedForNow(Why.OUR_SETUP) from error
        except (OSError, smtplib.SMTPException) as error:
            raise FailedForNow(Why.AWAY) from error
        try:
            _handed(connection, mail)
        finally:
            with suppress(OSError, smtplib.SMTPException):  # it has the message, or has said that it has not
                connection.close()
        return reference

    def find(self, message: Message) -> str:
        raise CannotTell

    def what_became_of(self, reference: str) -> tuple[DeliveryStep, Why | str]:
        raise CannotTell


def _handed(connection, mail: EmailMessage) -> None:
    try:
        connection.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        raise refusal_of_recipient(*next(iter(error.recipients.values()))) from error
    except smtplib.SMTPSenderRefused as error:
        raise FailedForNow(Why.BUSY if error.smtp_code in TEMPORARY else Why.OUR_SETUP) from error
    except smtplib.SMTPResponseException as error:
        raise refusal_of_words(error.smtp_code, error.smtp_error) from error
    except NOT_REACHED as error:
        raise FailedForNow(Why.AWAY) from error
    except (OSError, smtplib.SMTPException) as error:  # silence after the words were handed over
        raise AnswerLost from error
