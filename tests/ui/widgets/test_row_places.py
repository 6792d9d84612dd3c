from hypothesis import given
from hypothesis import strategies as some

from deskeditor.ui.widgets.row_places import RowPlaces


def test_rows_that_were_not_measured_count_with_their_usual_height():
    places = RowPlaces(58)
    places.measure(1_000_000, 10, [76, 58, 100])
    assert [places.top(at) for at in (0, 10, 11, 13, 14)] == [0, 580, 656, 814, 872]
    assert places.total == 1_000_000 * 58 + 18 + 42
    assert places.at(places.total + 5) == 999_999
    assert places.at(-5) == 0


@given(some.integers(1, 60), some.integers(0, 59), some.lists(some.integers(20, 120), max_size=20))
def test_each_row_begins_where_the_one_before_ends(count, first, heights):
    places = RowPlaces(58)
    first = min(first, count - 1)
    places.measure(count, first, heights[: count - first])
    for at in range(count):
        top, height = places.top(at), places.height(at)
        assert places.at(top) == at == places.at(top + height - 1)
        assert top + height == places.top(at + 1)
