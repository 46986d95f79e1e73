"""The digest of a release, and the difference of two."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import difference
from generator.difference import Change, Difference, chained, digest_after, digest_of

RELEASES = st.dictionaries(
    st.sampled_from(["index.html", "a/1.html", "a/2.html", "中文.pdf"]),
    st.sampled_from(["0" * 64, "1" * 64, "f" * 64]),
)


def changes(before: dict[str, str], after: dict[str, str]) -> dict[str, Change]:
    return {
        url: Change(before.get(url), after.get(url))
        for url in {**before, **after}
        if before.get(url) != after.get(url)
    }


@given(RELEASES, RELEASES)
def test_a_digest_brought_up_by_the_changes_is_that_of_the_whole_release(
    before: dict[str, str], after: dict[str, str]
) -> None:
    found = digest_after(digest_of(before.items()), changes(before, after))

    assert found == digest_of(after.items()) == digest_after("", changes({}, after))


@given(RELEASES, RELEASES)
def test_two_releases_have_one_digest_only_if_they_are_one(
    one: dict[str, str], two: dict[str, str]
) -> None:
    assert (digest_of(one.items()) == digest_of(two.items())) == (one == two)


def test_the_digest_is_the_sum_of_the_hashes_of_address_and_file() -> None:
    files = {"index.html": "a" * 64, "a/1.html": "b" * 64}
    terms = [sha256(f"{url}\0{sum_}".encode()).digest() for url, sum_ in files.items()]

    total = sum(int.from_bytes(each, "big") for each in terms) % 2**256

    assert digest_of(files.items()) == f"{total:064x}"


@given(RELEASES, RELEASES, RELEASES)
def test_two_differences_one_after_the_other_are_one(
    one: dict[str, str], two: dict[str, str], three: dict[str, str]
) -> None:
    joined = chained(changes(one, two), changes(two, three))

    assert digest_after(digest_of(one.items()), joined) == digest_of(three.items())
    assert all(
        (change.before, change.after) == (one.get(url), three.get(url))
        for url, change in joined.items()
    )


def test_a_file_that_was_written_twice_stays_in_the_difference_even_if_it_is_as_it_was() -> None:
    there, back = {"a": Change("1", "2")}, {"a": Change("2", "1")}

    assert chained(there, back) == {"a": Change("1", "1")}


def test_a_difference_is_read_as_it_was_written_and_in_both_directions(tmp_path: Path) -> None:
    written = Difference("1" * 64, "2" * 64, {"a/中文.pdf": Change(None, "3" * 64)})
    difference.write(tmp_path / "difference.json", written)

    read = difference.read(tmp_path / "difference.json")

    assert read == written
    assert read.between("1" * 64, "2" * 64) == {"a/中文.pdf": Change(None, "3" * 64)}
    assert read.between("2" * 64, "1" * 64) == {"a/中文.pdf": Change("3" * 64, None)}
    assert read.between("1" * 64, "4" * 64) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"earlier": "1"}', '{"earlier": "1", "later": "2", "files": ["a"]}']
)
def test_a_difference_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "difference.json").write_text(text, "utf-8")

    assert difference.read(tmp_path / "difference.json") is None
