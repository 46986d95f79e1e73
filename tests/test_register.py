import pytest

from generator.register import BadPattern, reader


@pytest.mark.parametrize(
    ("pattern", "number", "parts"),
    [
        ("SLQGF-{年}-{4位序号}", "SLQGF-2026-0003", {"year": "2026", "serial": "0003"}),
        ("HFGS-{年}-{序号}", "HFGS-2022-7", {"year": "2022", "serial": "7"}),
        (
            "ZJ{机关}-{年}-{4位序号}",
            "ZJAB00-2020-0001",
            {"organ": "AB00", "year": "2020", "serial": "0001"},
        ),
    ],
)
def test_a_pattern_reads_the_numbers_of_its_place(
    pattern: str, number: str, parts: dict[str, str]
) -> None:
    found = reader(pattern).fullmatch(number)

    assert found is not None
    assert found.groupdict() == parts


@pytest.mark.parametrize("number", ["SLQGF-2026-3", "SLQGF—2026—0003", "slqgf-2026-0003", "2026"])
def test_a_number_written_otherwise_is_not_read(number: str) -> None:
    assert reader("SLQGF-{年}-{4位序号}").fullmatch(number) is None


@pytest.mark.parametrize(
    "pattern", ["SLQGF", "SLQGF-{年}", "{年}-{年}-{序号}", "{年}-{序列}", "{4位年}-{序号}"]
)
def test_a_pattern_without_year_or_number_or_with_an_unknown_place_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        reader(pattern)
