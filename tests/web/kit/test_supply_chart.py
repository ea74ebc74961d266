"""What is wanted beside what there is, as it is drawn for a desk and for a phone."""

import pytest

from backend.web.kit.charts import Supply, SupplyNames, supply_chart
from tests.web.kit.test_charts import SHOWN_FROM, SVG, drawing, kinds, written


@pytest.mark.parametrize("room", SHOWN_FROM)
def test_eight_kinds_are_drawn_and_every_one_stands_in_the_table(room):
    chart = kinds()
    assert {"Kind 1", "6", "none", "not shown"} <= {text.replace(" places", "") for text in written(chart, room)}
    assert "Kind 2" not in written(chart, room)
    assert next(iter(chart.table.rows[-1])) == "Kind 2"
    assert list(chart.table.rows)[1] == ["Agriculture, environmental and animal care", "26", "nearly all", "not shown"]


def test_what_is_not_met_is_a_part_of_what_is_wanted_and_both_end_at_the_line():
    """Independent check: 24 of 44 for Digital, dark at the right end of a bar that ends where the line stands."""
    chart = supply_chart(
        title="Wanted",
        finding="One",
        rows=[Supply("Digital", 44, 24, "24", 6)],
        names=SupplyNames("Kind", "Want it", "none", "some", "Places", "not shown"),
    )
    bars = [node for node in drawing(chart).iter(f"{SVG}rect") if node.get("height") == "20"]
    (pale, dark), line = bars, next(drawing(chart).iter(f"{SVG}line"))
    ends = [float(node.get("x")) + float(node.get("width")) for node in bars]
    assert ends == pytest.approx([float(line.get("x1"))] * 2, abs=0.2)
    assert float(dark.get("width")) / float(pale.get("width")) == pytest.approx(24 / 44, abs=0.01)
