"""How a message stands, in words: what became of it, why, and what comes next by itself."""

from backend.core import clock
from backend.notifications.choices import DeliveryStep, MessageChannel, Why
from backend.notifications.models import Message
from backend.web.kit.formats import clock_time
from backend.web.kit.near_days import long_day


Step = DeliveryStep
SAID = {
    "": "Waiting to be sent",
    Step.ATTEMPTED: "Being sent",
    Step.ACCEPTED: "Sent",
    Step.DELIVERED: "Delivered",
    Step.POSTED: "Printed and posted",
    Step.SETTLED: "Did not arrive, and settled since",
    Step.TAKEN_BACK: "Taken back before it was sent",
}


def how_it_stands(message: Message) -> str:
    """One sentence without its full stop."""
    if message.step in SAID:
        return SAID[message.step]
    label = Step(message.step).label
    if message.step == Step.HELD:
        return f"Held until {until_words(message)}: {Why(message.why).label}"
    why = f": {Why(message.why).label}" if message.why else ""
    again = f". Tried again at {until_words(message)}" if message.next_try_at else ""
    return f"{label}{why}{again}"


def until_words(message: Message) -> str:
    """8am on Tuesday 1 December; of today the time alone."""
    at = message.next_try_at
    if at is None:
        return ""
    on, today = clock.day_of(at), clock.today()
    return clock_time(at) if on == today else f"{clock_time(at)} on {long_day(on, today)}"


def sent_words(message: Message) -> str:
    """What becomes of a message that was just written, for whoever had it written."""
    if message.channel == MessageChannel.LETTER:  # whose address is not repeated: it may be confidential by now
        return f"held until {until_words(message)}, when the post goes, and can be taken back until then"
    if message.step == Step.HELD:
        return f"held until {until_words(message)}, when they may be written to, and then goes to {message.to}"
    return f"on its way to {message.to}"
