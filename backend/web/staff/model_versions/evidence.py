"""What was found out about a version: how its chances came true, and how groups fared."""

from backend.model_versions.models import ModelVersion
from backend.web.kit.charts import Chart, Point, Series, line_chart
from backend.web.kit.content import Row, Table, columns
from backend.web.kit.formats import TOO_FEW, percent, plural


ENOUGH_FOR_A_LINE = 2
UNCORRECTED = (
    "When this version was trained, every comparison was judged by itself. Among many, chance alone makes some look"
    " like a difference: a single one here is a reason to look again, no more."
)
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def calibration_charts(version: ModelVersion) -> list[Chart]:
    found = version.evaluation.get("back_test") or {}
    wanted = (("Chance of starting", found.get("start")), ("Chance of lasting 26 weeks", found.get("lasting")))
    return [_chart(name, each) for name, each in wanted if each and len(each["bins"]) >= ENOUGH_FOR_A_LINE]


def _chart(name: str, found: dict) -> Chart:
    points = [Point(each["said"], each["came_true"], each.get("low"), each.get("high")) for each in found["bins"]]
    return line_chart(
        title=f"{name}: said, and come true",
        finding=_finding(name, found),
        series=[Series("Came true", points, whiskers=True), Series("If all came true", [Point(0, 0), Point(1, 1)])],
        x_label="Chance said",
        y_label="Share that came true",
        x_text=percent,
        x_ticks=TICKS,
        note=(
            f"Judged on {plural(found['count'], 'later referral,later referrals')} that the model had not seen, in"
            f" groups of like chance. Bars are the 95% range of each (Wilson): where one crosses the straight line, the"
            f" difference may be chance. Slope {_ranged(found['slope'])}: 1 is perfect, near 0 tells nothing."
        ),
    )


def _finding(name: str, found: dict) -> str:
    bias = found["bias"][0]
    if found["fault_shown"]:
        return f"{name}: further from what came true than chance explains"
    if bias is None or abs(bias) < 0.005:
        return f"{name}: as often true as said, as far as can be told"
    return f"{name}: {percent(abs(bias))} too {'high' if bias > 0 else 'low'} on average, no more than chance explains"


def _ranged(estimate: list) -> str:
    value, low, high = estimate
    if value is None:
        return "cannot be told"
    return f"{value:.2f}" + (f" (between {low:.2f} and {high:.2f})" if None not in (low, high) else "")


def back_test_rows(version: ModelVersion) -> list[Row]:
    found = version.evaluation.get("back_test")
    if not found:
        return []
    return [
        Row("Fitted on", f"{found['earlier']} earlier referrals"),
        Row("Judged on", f"{found['later']} later ones"),
        Row("Better than the written score by", f"{_ranged(found['better'])} in log-loss; above 0, learning helped"),
        Row("What the match tells", found["match"]),
        Row("Whether things have changed", found["drift"]),
    ]


def fairness_tables(version: ModelVersion) -> list[dict]:
    """By what people have in common, a table for each thing measured."""
    by_dimension: dict[str, list[Table]] = {}
    for audit in version.evaluation.get("fairness", []):
        by_dimension.setdefault(audit["dimension"], []).append(_table(audit))
    return [{"dimension": name, "tables": tables} for name, tables in by_dimension.items()]


def comparisons_sentence(version: ModelVersion) -> str:
    """How it is settled which differences count; a version from before anything was corrected says that too."""
    audits = version.evaluation.get("fairness", [])
    correction = version.evaluation.get("correction", UNCORRECTED if audits else "")
    most = max((audit.get("comparisons", 0) for audit in audits), default=0)
    if not most:
        return correction
    return f"{correction} Here it is at most {plural(most, 'comparison,comparisons')} a question."


def _table(audit: dict) -> Table:
    rows = [
        [group["group"], TOO_FEW if group["people"] is None else group["people"], group["sentence"]]
        for group in audit["groups"]
    ]
    headings = columns("Group", "Young people", "What was found", numeric=("Young people",))
    return Table(audit["measure"], headings, rows, caption_size="s")
