"""Names in the order of their sound."""

import pytest

from reviewer.presenters.sorting import by_sound


@pytest.mark.parametrize(
    "names",
    [
        ["苍岭镇", "戴河镇", "临江街道", "青口镇", "桐山镇"],
        ["阿莲", "淏海", "浣云", "霁川", "堃", "镕", "昇", "汐城", "玉棠", "赟", "张", "喆"],  # rare ones among others
        ["第2号", "第10号", "第100号"],
        ["", "001", "002", "010"],
    ],
)
def test_names_stand_in_the_order_of_their_sound_and_numbers_of_their_size(names: list[str]) -> None:
    mixed = [*names[1::2], *names[::2]]
    assert sorted(mixed, key=by_sound) == names
