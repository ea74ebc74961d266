from pathlib import Path

from tests.architecture.sizes import ALLOWED, LARGEST_FILE, ROOT, function_sizes, too_large


def test_files_and_functions_keep_to_the_sizes_of_the_house():
    assert too_large() == []


def test_an_allowance_is_withdrawn_once_its_file_is_small():
    for name in ALLOWED:
        assert len((ROOT / name).read_text().splitlines()) > LARGEST_FILE, f"{name} needs its allowance no more"


def test_a_function_is_measured_from_its_name_to_its_last_line(tmp_path: Path):
    source = tmp_path / "source.py"
    source.write_text(
        "class A:\n    def short(self):\n        return 1\n\nasync def longer():\n    a = 1\n    return a"
    )
    assert sorted(function_sizes(source)) == [("longer", 3), ("short", 2)]
