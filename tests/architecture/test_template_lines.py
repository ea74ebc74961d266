from tests.architecture.template_lines import LONGEST_LINE, long_lines, templates


def test_templates_are_found():
    assert len(templates()) > 100


def test_a_long_line_is_told_with_its_file_and_number(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("é" * LONGEST_LINE + "\n" + "x" * (LONGEST_LINE + 1) + "\n", encoding="utf-8")
    assert list(long_lines([path])) == [f"{path}:2 has 121 characters, more than 120"]
