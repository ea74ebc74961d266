"""Where each channel reaches a young person: the field of their record, and the address that is dialled or written."""

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.postal_addresses import postal_address
from backend.core.telephones import dialled
from backend.notifications.choices import MessageChannel


Channel = MessageChannel
FIELD = {Channel.EMAIL: "email", Channel.TEXT: "phone"}  # a letter has lines beside the record (postal_addresses)


def address_for(care_leaver: CareLeaver, channel: Channel) -> str:
    if channel == Channel.EMAIL:
        return care_leaver.email
    if channel == Channel.TEXT:
        return dialled(care_leaver.phone)
    return postal_address(care_leaver) if channel == Channel.LETTER else ""
