"""Pictures, quotations, directions: what templates ask of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.site.parts import NextStory, PictureSet, Quote, Rendition, Table, direction
from tests.site.samples import DUSK, RIVER


@pytest.mark.parametrize(
    ("language", "runs"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("ur", "rtl"),
        ("az-Arab", "rtl"),
        ("ks-Deva", "ltr"),
        ("hy", "ltr"),
        ("ur-Latn", "ltr"),
    ],
)
def test_the_direction_of_a_language(language: str, runs: str) -> None:
    assert direction(language) == runs


def test_a_picture_that_old_browsers_cannot_show_is_refused() -> None:
    only = Rendition("/media/a-480.avif", 480, 320, "image/avif")
    with pytest.raises(ValueError, match="not AVIF"):
        PictureSet(renditions=(only,), alt="A quay.")


def test_the_address_for_other_sites_is_the_widest_that_all_can_read() -> None:
    assert DUSK.largest.href == "/media/dusk-1080.webp"
    assert DUSK.avif.endswith("/media/dusk-1080.avif 1080w")


@pytest.mark.parametrize(
    ("focal", "classes"), [((0.5, 0.5), ""), ((0, 0), "fx0 fy0"), ((1, 0.5), "fx4"), ((0.36, 0.7), "fx1 fy3")]
)
def test_the_focal_point_becomes_a_class_because_the_policy_forbids_inline_style(
    focal: tuple[float, float], classes: str
) -> None:
    assert PictureSet(renditions=DUSK.renditions, alt="A", focal=focal).crop == classes


def test_a_picture_nobody_described_still_has_a_name_as_a_link() -> None:
    assert PictureSet(renditions=DUSK.renditions, alt="", caption="The mole.").described == "The mole."
    assert PictureSet(renditions=DUSK.renditions, alt="").described == "Photograph"


def test_each_sentence_of_a_quotation_can_start_its_own_line() -> None:
    said = Quote("“We are not closing a shop. We are closing the last oven.”")
    assert said.sentences == ["“We are not closing a shop.", "We are closing the last oven.”"]


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_word_of_a_quotation_is_lost(text: str) -> None:
    assert "".join("".join(Quote(text).sentences).split()) == "".join(text.split())


def test_a_table_with_no_rows_has_no_head_and_no_body() -> None:
    assert Table(()).head == ()
    assert Table(()).body == ()


@pytest.mark.parametrize(
    ("why", "about", "said"),
    [
        ("earlier", "", "Earlier in this story"),
        ("topic", "Bread", "Also on Bread"),
        ("section", "World", "Leading in World"),
        ("editor", "", "Chosen by our editors"),
    ],
)
def test_readers_are_told_why_this_story_is_next(why: str, about: str, said: str) -> None:
    assert NextStory(RIVER[0], why, about).reason == said  # type: ignore[arg-type]
