"""Every system that the task lists ask for has its place in the sample, or a reason why not."""

from collections import Counter

from tests import systems


def test_the_table_is_what_the_rows_make_of_it() -> None:
    assert systems.DOCUMENT.read_text("utf-8") == systems.document()


def test_no_system_is_left_out_or_without_its_place() -> None:
    found = systems.systems()
    assert Counter(each.extent for each in found) == {
        "完整": 48,
        "部分": 31,
        "链接": 10,
        systems.NOT_HERE: 2,
    }
    lost = [each.name for each in found if not all((each.carrier, *each.addresses))]
    assert lost == []
    assert [each.name for each in found if bool(each.reason) is each.is_here] == []
