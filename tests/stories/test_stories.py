"""Every story, in four languages, on each of its days."""

import pytest

from tests.stories.play import Played, play, told


@pytest.mark.parametrize("played", told(), ids=str)
def test_the_story_goes_as_told(played: Played) -> None:
    play(played)
