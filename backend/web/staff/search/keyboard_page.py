"""Keys that do something by themselves, and the one switch that turns them all off for whoever does not want them.

Speech input and a slip of the hand type letters too (WCAG 2.1.4).
"""

from django.contrib import messages
from django.shortcuts import redirect, render

from backend.accounts.services import choose_single_keys
from backend.opportunities.permissions import can_browse
from backend.web.kit.access import GET_AND_POST, only


KEYS = (
    ("/", "On every page: the search field"),
    ("j", "On Today and on a young person's matches: the next"),
    ("k", "The one before"),
    ("s", "A match: shortlist it"),
    ("n", "Not this one, because"),
    ("x", "Tick it, to compare"),
    ("o", "Open it"),
    ("l", "A line of Today: later"),
    ("h", "Hand it over"),
)


@GET_AND_POST
@only(can_browse)
def keyboard(request):
    if request.method == "POST":
        used = request.POST.get("keys") == "on"
        choose_single_keys(used=used, by=request.user)
        messages.success(request, f"Single keys are {'on' if used else 'off'}.")
        return redirect("keyboard")
    return render(request, "web/staff/search/keyboard.html", {"keys": KEYS})
