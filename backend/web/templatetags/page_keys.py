"""Django's own {% csrf_token %}, and beside it what every form of ours says of the page it stands on."""

from django import template
from django.forms import BaseForm
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from backend.councils.acting import OPENED_IN
from backend.drafts.page_keys import HELD, OPENED_ON, PAGE_KEY, SHOWN, PageKey
from backend.web.kit import form_words


WORDS = "words of forms"
register = template.Library()


class PageKeyNode(CsrfTokenNode):
    def render(self, context) -> SafeString:
        return super().render(context) + membership_box(context) + page_boxes(context)


@register.tag("csrf_token")
def csrf_token(parser, token):
    return PageKeyNode()


def membership_box(context) -> SafeString:
    """In which of their roles the page was opened: sent in another one, it is not saved."""
    viewer = context.get("viewer")
    if viewer is None:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', OPENED_IN, viewer.membership_public_id)


def page_boxes(context) -> SafeString:
    request = context.get("request")
    viewer = getattr(request, "viewer", None)
    if viewer is None or request.path.startswith("/accounts/"):
        return SafeString("")
    boxes = [(PAGE_KEY, PageKey.new_for(viewer, words=_words(context)).sealed)]
    if opened_on := getattr(context.get("form"), "opened_on", ""):
        boxes.append((OPENED_ON, opened_on))
    if facts_shown := getattr(context.get("form"), "facts_shown", ""):
        boxes.append((SHOWN, facts_shown))
    if HELD in request.POST:  # sent again and refused: still the same one that is held
        boxes.append((HELD, request.POST[HELD]))
    return mark_safe("".join(format_html('<input type="hidden" name="{}" value="{}">', *box) for box in boxes))


def _words(context) -> list | None:
    """Of all forms of the page, since one tag does not know which of them it stands in; found once for each."""
    forms = [each for layer in context for each in layer.values() if isinstance(each, BaseForm) and each.fields]
    found = context.render_context.setdefault(WORDS, {})
    key = tuple(map(id, forms))
    if key not in found:
        found[key] = form_words.to_be_kept(forms)
    return found[key]
