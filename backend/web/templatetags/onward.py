"""{% load onward %}: the components of every page. docs/how-to/page-kit.md shows each in use."""

from django import template

from backend.core import clock, logs
from backend.core.telephones import dialled
from backend.employers import verification
from backend.employers.concerns import WHY_PAUSED
from backend.employers.models import Employer
from backend.employers.permissions import can_look_into_concerns
from backend.reference.catalogues import isolated
from backend.web.kit import filters, formats, summaries, table_rows
from backend.web.kit.content import Tag, rendered
from backend.web.kit.employer_names import has_lapsed, name_of
from backend.web.kit.in_language import typed
from backend.web.kit.opportunities.terms import pay_of, type_and_level
from backend.web.kit.page_languages import languages_now


register = template.Library()

DAYS, AMOUNTS = ("day", "short_day", "moment", "clock_time"), ("money", "minutes", "percent", "plural", "shown_count")
for name in ("recorded", "yes_no", "listed", *DAYS, *AMOUNTS):
    register.filter(name, getattr(formats, name))
for function in (has_lapsed, dialled, type_and_level, pay_of, typed, isolated):
    register.filter(function)


@register.filter
def named(employer) -> str:
    """Nothing of one who is not there to see any longer, as with an opportunity that is not shared any more."""
    return name_of(employer) if isinstance(employer, Employer) else ""


BUTTON_KINDS = {"primary": "", "secondary": "govuk-button--secondary", "warning": "govuk-button--warning"}


@register.simple_tag
def button(text, url="", kind="primary", name="", value="", hidden=""):
    """A form's button or, with `url`, a link that looks like one. `hidden` is read out after the text."""
    return rendered("button", text=text, url=url, style=BUTTON_KINDS[kind], name=name, value=value, hidden=hidden)


@register.simple_tag
def print_button(text="Print this page"):
    return rendered("script_button", text=text, action="print", target="")


@register.simple_tag
def copy_button(target, text="Copy for the case record"):
    """Copies the text of the element with id `target`."""
    return rendered("script_button", text=text, action="copy", target=target)


@register.simple_tag
def status(text, colour="grey"):
    return Tag(text, colour)


@register.simple_tag
def badge(text, colour="black"):
    return rendered("badge", text=text, colour=colour)


@register.simple_tag
def summary_list(rows, title=""):
    """`rows`: of `Row`. With `title` it becomes a card."""
    return rendered("summary_list", rows=rows, title=title, changeable=any(row.change for row in rows))


@register.simple_tag
def checks_lapsed(employer):
    """Whether a check of a verified employer is not current any more."""
    return verification.checks_lapsed(employer, clock.today())


@register.simple_tag
def employer_of(decision):
    """As the decision kept it, where its opportunity is not shared any more."""
    opportunity = decision.visible_opportunity
    return name_of(opportunity.employer) if opportunity else decision.employer_name


register.simple_tag(languages_now, name="page_languages")


@register.simple_tag(takes_context=True)
def why_paused(context, employer):
    """By whom and why an employer is paused, for those who look into concerns; the same words for everybody else."""
    if not can_look_into_concerns(context["viewer"]):
        return WHY_PAUSED
    return f"Paused by {employer.paused_by}. {employer.pause_reason}"


@register.simple_tag(takes_context=True)
def data_table(context, table, compact=False, grid=False):
    """`table`: a `Table`. On a phone each row is a card, but in a `grid`: figures, or sides that are held against each
    other. `compact` where it is what the page is about: under the page's heading it needs no caption to be seen, and
    its rows are low."""
    return _table(table, context["request"].GET if table.sorting == "server" else None, compact, cards=not grid)


@register.simple_tag(takes_context=True)
def pagination(context, page):
    """`page`: a Django paginator's page. Filters and sorting stay in the links."""
    query = context["request"].GET
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(number, filters.with_page(query, number) if isinstance(number, int) else "") for number in numbers]
    previous = filters.with_page(query, page.number - 1) if page.has_previous() else ""
    following = filters.with_page(query, page.number + 1) if page.has_next() else ""
    lengths = [(filters.with_length(query, name), words) for name, words in getattr(page.paginator, "lengths", ())]
    return rendered("pagination", page=page, links=links, previous=previous, following=following, lengths=lengths)


@register.simple_tag
def sub_navigation(items, label="Sections of this page"):
    """`items`: of (text, url, is_current)."""
    return rendered("sub_navigation", items=items, label=label)


@register.simple_tag
def timeline(entries, heading_level=2):
    """`entries`: of `TimelineEntry`, newest first."""
    return rendered("timeline", entries=entries, level=heading_level)


@register.simple_tag
def task_list(tasks, prefix="task"):
    """`tasks`: of `Task`. A second list on a page needs a `prefix` of its own, for its ids."""
    return rendered("task_list", tasks=tasks, prefix=prefix)


@register.simple_tag
def chance(estimate, brief=False):
    """`estimate`: a `Chance`. For staff pages only. `brief` where the page says elsewhere how it compares."""
    return rendered("chance", estimate=estimate, compared=[] if brief else estimate.compared)


@register.simple_tag
def chart(figure):
    """`figure`: what a function of kit.charts returns."""
    return rendered("chart", chart=figure, table=_table(figure.table))


@register.simple_tag
def progress(done, total, label, id="progress", sentence=""):
    """`sentence`: what is said in place of "3 of 5 done"."""
    said = sentence or f"{done} of {total} done"
    return rendered("progress", done=done, total=total, label=label, id=id, sentence=said)


@register.simple_tag
def breadcrumbs(items):
    """`items`: of (text, url), outermost first, without the page itself."""
    return rendered("breadcrumbs", items=items)


@register.simple_tag
def back_link(url, text="Back"):
    return rendered("back_link", url=url, text=text)


@register.simple_tag
def field(bound_field, **looks):
    """`looks`: label_size "s|m|l|xl", page_heading True where the label is the page's heading."""
    for name, value in looks.items():
        setattr(bound_field, name, value)
    return bound_field.as_field_group()


@register.simple_tag(takes_context=True)
def draft_notice(context, draft):
    """Above a long form: what was kept of it, and a way to throw it away. `draft`: of kit.drafts.draft, or None."""
    if draft is None or not draft.is_put_back:
        return ""
    return rendered("draft_notice", draft=draft, token=context["csrf_token"])


@register.simple_tag
def draft_line(draft, by_hand=True):
    """Under a long form's buttons: keeps it, and says so. `by_hand` False where the form has such a button itself."""
    return rendered("draft_line", draft=draft, by_hand=by_hand) if draft else ""


@register.simple_tag(takes_context=True)
def page_errors(context):
    """The error summary of every form the page was given."""
    problems = summaries.page_problems(context.flatten().values())
    return rendered("error_summary", problems=problems) if problems else ""


@register.simple_tag
def error_summary(form):
    """For a page that needs the summary of one form in a place of its own."""
    problems = list(summaries.problems_of(form))
    return rendered("error_summary", problems=problems) if problems else ""


@register.simple_tag(takes_context=True)
def error_prefix(context):
    return "Error: " if summaries.page_problems(context.flatten().values()) else ""


@register.simple_tag(takes_context=True)
def page_messages(context):
    """Django's messages as banners: successes together, then what went wrong."""
    messages = list(context.get("messages") or [])
    groups = {"success": [], "important": []}
    for message in messages:
        groups["success" if message.level_tag == "success" else "important"].append(message)
    return rendered("messages", groups=[(kind, group) for kind, group in groups.items() if group])


@register.simple_tag
def error_reference():
    """The reference that this request also has in the log; the page of a server error has no context to hold it."""
    reference = logs.reference.get()
    return rendered("error_reference", reference=reference) if reference != "-" else ""


@register.simple_block_tag
def details(content, summary, open=False):
    return rendered("details", content=content, summary=summary, open=open)


@register.simple_block_tag
def inset(content):
    return rendered("inset", content=content)


@register.simple_block_tag
def warning(content):
    return rendered("warning", content=content)


@register.simple_block_tag
def banner(content, title="Important", kind="important"):
    """`kind`: "important" or "success"."""
    return rendered("banner", content=content, title=title, kind=kind)


@register.simple_block_tag
def panel(content, title):
    return rendered("panel", content=content, title=title)


@register.simple_block_tag
def empty_state(content, title):
    """The content says what to do next."""
    return rendered("empty_state", content=content, title=title)


@register.simple_block_tag(takes_context=True)
def filter_panel(context, content, form, heading="Filter", clear="", table=None, open=False, beside=()):
    """Put the form's fields inside; beside the panel stand the filters in force. Folded, unless `open` or to be put
    right. With the `table` below it one can also choose how that is sorted, on a phone, where it has no headings.
    `beside`: names of fields of the form that the page asks elsewhere."""
    query = context["request"].GET
    return rendered(
        "filter_panel",
        content=content,
        heading=heading,
        groups=filters.chips_of(form, query),
        clear=clear or context["request"].path,
        open=open or not form.errors.keys() <= set(beside),
        sorts=filters.sorts_of(table, query) if table else [],
        columns=query.getlist(filters.COLUMNS),
    )


@register.simple_tag
def column_choice(views):
    """Which columns a list shows; `views`: of `ListViews`. What is chosen stands in the address."""
    return rendered("column_choice", views=views)


def _table(table, query=None, compact=False, cards=False):
    headings, rows = [_heading(column, table, query) for column in table.columns], table_rows.body_rows(table, cards)
    return rendered("table", table=table, headings=headings, rows=rows, compact=compact, cards=cards)


def _heading(column, table, query):
    sorts = [part.sort for part in column.parts if part.sort]
    chosen = query.get("sort", "") if query is not None and sorts else ""
    is_chosen = chosen.removeprefix("-") in sorts
    direction = ("descending" if chosen.startswith("-") else "ascending") if is_chosen else "none"
    return {
        "column": column,
        "direction": direction if table.sorting and sorts else "",
        "parts": [(part.heading, _sort_link(query, part)) for part in column.parts],
    }


def _sort_link(query, column):
    return filters.with_sort(query, column.sort) if query is not None and column.sort else ""
