"""Offices that are not on the list of units are found; ordinary sentences about offices are let through."""

import pytest

from forms.bulletin.unit_names import strange_units

UNITS = ("临汐市城市管理局", "城东执法大队", "柳河镇人民政府")
ORDINARY = """排水许可处罚是否已划转至城管局，卷内未见划转文件
合议认为：临汐市已于2023年将排水管理处罚权划转至城市管理局，管辖正确
应当移送公安机关，由市城市管理局另行处理
该案由派驻中队办理，报大队审核后送局法制科
由当地综合行政执法局管辖
经当地街道办事处见证
由原城市管理局作出的决定
案件移送至市城市管理综合行政执法局处理
部分中队未落实审核制度
个别街道办事处没有公示
执法权下放到乡镇后由镇人民政府办理
未经城市管理局批准
在执法队院内
上级执法局批复"""
STRANGE = {
    "青砾市综合行政执法大队被评为优秀": "青砾市综合行政执法大队",
    "其中城冬执法大队3卷": "城冬执法大队",
    "移送云峰区城市管理局处理": "云峰区城市管理局",
    "柳合镇人民政府办理的案卷": "柳合镇人民政府",
    "已由未央区城管局立案": "未央区城管局",
    "让胡路区城管局没有公示": "让胡路区城管局",
    "由前门街道办事处整改": "前门街道办事处",
}


@pytest.mark.parametrize("sentence", ORDINARY.splitlines())
def test_an_ordinary_sentence_names_no_strange_unit(sentence: str) -> None:
    assert list(strange_units(sentence, UNITS)) == []


@pytest.mark.parametrize(("sentence", "name"), STRANGE.items())
def test_an_office_that_is_not_on_the_list_is_found_without_the_words_before_it(sentence: str, name: str) -> None:
    assert list(strange_units(sentence, UNITS)) == [name]
