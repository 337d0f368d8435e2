"""How a database's place is written for SQLite."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from reviewer.storage.database import uri_of


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (PurePosixPath("/评查 库/review.db"), "file:///%E8%AF%84%E6%9F%A5%20%E5%BA%93/review.db"),
        (PureWindowsPath("D:/a?b/review.db"), "file:///D:/a%3Fb/review.db"),
        (PureWindowsPath("//server/share/review.db"), "file:////server/share/review.db"),
    ],
)
def test_a_share_of_the_network_is_part_of_the_path(place: PurePosixPath | PureWindowsPath, address: str) -> None:
    assert uri_of(place) == address
