from reviewer.presenters.guide import DECIDE, DONE, ITEM, OPEN, SCORE, STEPS, SUSPICION, Guide
from tests.reviewer.places import Heard


def test_a_step_is_left_only_by_doing_it() -> None:
    guide = Guide()
    guide.begin()
    guide.did(DECIDE)
    assert guide.step == OPEN
    guide.did(OPEN)
    assert (guide.step, guide.number) == (ITEM, 2)


def test_after_five_steps_the_guide_says_that_it_is_done_and_stays_until_it_is_left() -> None:
    guide = Guide()
    heard = Heard(guide.moved)
    guide.begin()
    for step in STEPS:
        guide.did(step)
    assert [step for (step,) in heard.said] == [OPEN, ITEM, DECIDE, SUSPICION, SCORE, DONE]
    guide.skip()
    assert guide.step == DONE
    guide.leave()
    assert not guide.is_on


def test_a_step_can_be_skipped_and_the_guide_begun_again() -> None:
    guide = Guide()
    guide.begin()
    guide.skip()
    assert guide.step == ITEM
    guide.begin()
    assert guide.step == OPEN


def test_leaving_twice_is_told_once() -> None:
    guide = Guide()
    heard = Heard(guide.ended)
    guide.begin()
    guide.leave()
    guide.leave()
    assert len(heard.said) == 1
