"""What a check-in asks them, in words that somebody of nine to eleven reads easily."""

from django.utils.translation import gettext_lazy as _

from backend.placements.choices import HowItIsGoing
from backend.placements.support_choices import Attendance, SupportKind, Worry


GOING = {
    HowItIsGoing.VERY_WELL: _("Very well"),
    HowItIsGoing.WELL: _("Well"),
    HowItIsGoing.MIXED: _("So-so"),
    HowItIsGoing.HARD: _("Hard"),
    HowItIsGoing.VERY_HARD: _("Very hard"),
}
ATTENDANCE = {
    Attendance.ALL: _("Yes, each day"),
    Attendance.SOME_MISSED: _("I missed a day or two"),
    Attendance.MANY_MISSED: _("I missed more days"),
    Attendance.STOPPED: _("I do not go any more"),
}
WORRIES = {
    Worry.TRAVEL: _("Getting there"),
    Worry.MONEY: _("Money or pay"),
    Worry.HOURS: _("The hours"),
    Worry.WORK: _("The work"),
    Worry.PEOPLE: _("The people there"),
    Worry.MANAGER: _("A new boss"),
    Worry.TRAINING: _("The learning"),
    Worry.HOME: _("Where I live"),
}
WANTED = {
    SupportKind.HOURS: _("Other hours"),
    SupportKind.TRAVEL: _("Help to get there"),
    SupportKind.MONEY: _("Help with money or pay"),
    SupportKind.MANAGER: _("A talk with my boss"),
    SupportKind.PEOPLE: _("Someone there to ask"),
    SupportKind.CALLS: _("More calls from you"),
    SupportKind.LEARNING: _("Help with the work or the learning"),
    SupportKind.KIT: _("Clothes or tools for work"),
    SupportKind.HOME: _("Help with where I live"),
}
