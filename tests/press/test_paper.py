"""An editor who asks how a story prints sees its print rules at work, on the page that readers would get."""

from standfirst.press.paper import on_paper, paper_sheet
from standfirst.site import engine


def test_every_style_sheet_of_a_page_is_asked_for_as_paper_takes_it() -> None:
    page = '<link rel="stylesheet" href="/_/a.css"><link rel="stylesheet" href="/_/b.css"><a href="/_/c.css">'
    assert on_paper(page) == (
        '<link rel="stylesheet" href="/_/a.css?on=paper"><link rel="stylesheet" href="/_/b.css?on=paper">'
        '<a href="/_/c.css">'
    )


def test_what_is_for_print_holds_and_what_is_for_screens_does_not() -> None:
    sheet = ".x{color:red}@media print{.bar{display:none}}@media screen{.ver{display:none}}@media (min-width:48rem){}"
    assert paper_sheet(sheet) == (
        ".x{color:red}@media all{.bar{display:none}}@media not all{.ver{display:none}}@media (min-width:48rem){}"
    )


def test_the_readers_own_sheets_speak_of_print_and_screen_in_words_that_it_knows() -> None:
    sheets = [data.decode() for name, data in engine.assets().items() if name.endswith(".css")]
    assert sum("@media all" in paper_sheet(sheet) for sheet in sheets) >= 4
    assert not any("print" in media for sheet in sheets for media in paper_sheet(sheet).split("@media")[1:])
