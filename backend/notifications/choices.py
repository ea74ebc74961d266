from django.db import models


class MessageChannel(models.TextChoices):
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"


class MessageKind(models.TextChoices):
    """What a message is for."""

    OWN_PAGE = "own_page", "Link to their page"
    REMINDER = "reminder", "Reminder of the day before"
    ALERT = "alert", "Something cannot wait"
    CODE = "code", "One-time code"
    INVITATION = "invitation", "Invitation"
    TODAY = "today", "What waits on Today"
    TOLD = "told", "What their adviser tells them"
    ASKS_TO_RING = "asks_to_ring", "Asks them to ring"
    OTHER = "other", "Other"


class Recipient(models.TextChoices):
    YOUNG_PERSON = "young_person", "Young person"
    EMPLOYER = "employer", "Employer"
    STAFF = "staff", "Colleague"


class DeliveryStep(models.TextChoices):
    """What happened to a message, one row each time. The last one says how it stands."""

    HELD = "held", "Held back"
    ATTEMPTED = "attempted", "Being sent"
    ACCEPTED = "accepted", "Sent"
    DELIVERED = "delivered", "Delivered"
    POSTED = "posted", "Printed and posted"
    FAILED_FOR_NOW = "failed_for_now", "Not sent yet"
    UNCLEAR = "unclear", "May have been sent"
    FAILED = "failed", "Could not be delivered"
    SUPPRESSED = "suppressed", "Not sent"
    SENT_AGAIN = "sent_again", "To be sent again"
    SETTLED = "settled", "Settled by a person"
    TAKEN_BACK = "taken_back", "Taken back before it was sent"
    ADDRESS_CONFIRMED = "address_confirmed", "Address confirmed"


class Why(models.TextChoices):
    """Why a step was not the one that was hoped for."""

    HOURS = "hours", "these are not the hours in which they are written to"
    POST = "post", "letters are handed over at 5pm of a working day"
    AWAY = "away", "the carrier could not be reached"
    BUSY = "busy", "the carrier could not take it yet"
    OUR_SETUP = "our_setup", "the carrier does not let us in"
    ANSWER_LOST = "answer_lost", "the answer of the carrier was lost"
    WORKER_LOST = "worker_lost", "the work stopped in the middle"
    ADDRESS = "address", "the number or address is not in use"
    PHONE_OFF = "phone_off", "the phone or mailbox took nothing for days"
    REFUSED = "refused", "the carrier refused it"
    NO_CARRIER = "no_carrier", "nothing carries messages of this sort here"
    GIVEN_UP = "given_up", "it was tried for three days"
    TOO_LATE = "too_late", "it would have come too late"
    FAILED_BEFORE = "failed_before", "an earlier message to this number or address came back"
    NOT_PRINTED = "not_printed", "it could not be printed"
    CAME_BACK = "came_back", "it came back in the post"


ARRIVED = frozenset({DeliveryStep.DELIVERED, DeliveryStep.POSTED})  # as far as its carrier can tell
CLOSES = frozenset({Why.ADDRESS, Why.CAME_BACK})  # nothing more goes to that address until somebody confirms it
IN_DOUBT = frozenset({DeliveryStep.ATTEMPTED, DeliveryStep.UNCLEAR})  # the carrier may have it
TROUBLE = frozenset({DeliveryStep.FAILED, DeliveryStep.SUPPRESSED, DeliveryStep.UNCLEAR})  # a person looks at it
NEVER_WENT = frozenset({DeliveryStep.FAILED, DeliveryStep.SUPPRESSED})
DID_NOT_GO = NEVER_WENT | {DeliveryStep.TAKEN_BACK}
