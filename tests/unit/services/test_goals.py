"""Goals: kept in the library, and gone when they are taken away."""

import pytest

from deskeditor.errors import InvalidValue
from deskeditor.services import goals
from deskeditor.services.libraries import create_library


def test_a_goal_is_kept_and_taken_away(tmp_path):
    with create_library(tmp_path / "library") as library:
        assert goals.goal(library, "tram") == 0
        goals.set_goal(library, "tram", 800)
        goals.set_goal(library, "tram", 900)
        goals.set_goal(library, "ferry", 300)
        assert (goals.goal(library, "tram"), goals.goal(library, "ferry")) == (900, 300)
        goals.set_goal(library, "tram", 0)
        assert goals.goal(library, "tram") == 0
        with pytest.raises(InvalidValue, match="from 0 to 1,000,000"):
            goals.set_goal(library, "tram", -1)
