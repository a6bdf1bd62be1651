"""Every note of the set stops what it means, and nothing else; no look-alike stops anything."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from benchmarks.kills import Case, alikes, kills
from benchmarks.kills.__main__ import stopped

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def test_the_set_is_as_wide_as_it_says() -> None:
    notes, others = list(kills(NOW)), list(alikes(NOW))
    assert len({case.name for case in notes}) == len(notes) >= 60
    assert len({case.name for case in others}) == len(others) >= 60
    assert len({case.name.split(":")[0].split()[0] for case in notes}) >= 10, "formats"


@pytest.mark.parametrize("case", list(kills(NOW)), ids=lambda case: case.name)
def test_a_note_stops_what_it_means_and_nothing_beside_it(tmp_path: Path, case: Case) -> None:
    assert stopped(tmp_path, case, 0) == case.meant


@pytest.mark.parametrize("case", list(alikes(NOW)), ids=lambda case: case.name)
def test_what_only_looks_like_a_note_stops_nothing(tmp_path: Path, case: Case) -> None:
    assert stopped(tmp_path, case, 0) == set()
