"""Where each channel reaches a young person: the field of their record, and the address that is dialled or written."""

from backend.care_leavers.models import CareLeaver
from backend.core.telephones import dialled
from backend.notifications.choices import MessageChannel


Channel = MessageChannel
FIELD = {Channel.EMAIL: "email", Channel.TEXT: "phone"}


def address_for(care_leaver: CareLeaver, channel: Channel) -> str:
    if channel == Channel.EMAIL:
        return care_leaver.email
    return dialled(care_leaver.phone) if channel == Channel.TEXT else ""
