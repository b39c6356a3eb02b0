"""The way to somebody costs what is around them, not what is stored."""

from pathlib import Path

import pytest

from tests.bench import network, paths

SIZES = (600, 6_000)  # contacts, who know ten others each
NEAR = ["somebody, 7 ways", "somebody, all ways", "a company, 7 ways", "whom nobody knows"]


@pytest.fixture(scope="module")
def networks(tmp_path_factory) -> dict[int, Path]:
    """A network, and one of ten times its size where everybody knows as many."""
    folder = tmp_path_factory.mktemp("paths")
    made = {size: folder / f"{size}.db" for size in SIZES}
    for size, path in made.items():
        network.write(path, size, each=1)
        paths.acquaint(path, size, each=5)
    return made


@pytest.mark.parametrize("question", NEAR)
def test_a_way_costs_what_is_around_it(networks, question):
    """Ten times as many people do not take twice the steps for each way found."""
    small, large = (
        paths.cost(path, paths.questions(size)[question]) for size, path in networks.items()
    )
    assert large.ways >= small.ways
    assert large.steps / large.ways <= 2 * max(small.steps, 1) / small.ways


def test_a_crowd_is_not_followed(networks):
    """At the huge company are ten times as many; the search goes on from no more than the best."""
    small, large = (
        paths.cost(path, paths.questions(size)["a huge one, 7 ways"])
        for size, path in networks.items()
    )
    assert (small.ways, large.ways) == (8, 8)
    assert large.steps <= 8 * small.steps
