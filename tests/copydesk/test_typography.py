"""Marks and spaces: if these fail, a quotation opens where it ends, or a script that we do not know is mangled."""

import pytest

from standfirst.copydesk import Copy, clean

HEADLINE = "Harbour council keeps the old pier open"
REST = "The mayor said that the town would pay for the work from its own purse until the spring."

NESTED = [
    ('"He said "no" to me," she told the board.', "“He said “no” to me,” she told the board."),
    ('"I heard "never again" twice," she said, "and left."', "“I heard “never again” twice,” she said, “and left.”"),
    ('He told them: "She said to me: "Go home.""', "He told them: “She said to me: “Go home.””"),
    ('""No" is what he told me," she said on Tuesday.', "““No” is what he told me,” she said on Tuesday."),
    ('"Open the "north" gate," he said. "Shut it."', "“Open the “north” gate,” he said. “Shut it.”"),
    ("\"He said 'no' to me,\" she told the board.", "“He said 'no' to me,” she told the board."),
    ("“He said ‘no’ to me,” she told the board.", "“He said ‘no’ to me,” she told the board."),
    # A closing mark with its space on the wrong side opens nothing.
    ('"I go "he said on Tuesday, "and I stay there."', "“I go” he said on Tuesday, “and I stay there.”"),
    ('The "A", the "B" and the "C" are left of it.', "The “A”, the “B” and the “C” are left of it."),
    ('It is 6" deep and 5\'10" high, said the "Lamp" then.', 'It is 6" deep and 5\'10" high, said the “Lamp” then.'),
]
OTHER_SCRIPTS = [
    'הנמל ייסגר לשנה, אמר היו"ר ביום שלישי, "אין לנו ברירה" לדבריו. צה"ל לא הגיב.',
    'قرر المجلس يوم الثلاثاء إغلاق الرصيف، وقال رئيسه: «لا خيار لنا» وأضاف "انتهى".',
    "Совет порта закрыл северный причал на год, сказал его председатель: «Выбора нет».",
    "港務局は火曜日に北埠頭を一年間閉鎖すると決めた。「選択の余地はない」と議長は述べた。",
]


def lead(text: str) -> Copy:
    return clean(f"{HEADLINE}\n\n{text}\n\n{REST}")


@pytest.mark.parametrize(("text", "paired"), NESTED)
def test_a_quotation_inside_another_opens_and_closes(text: str, paired: str) -> None:
    assert lead(text).blocks[0].text == paired


def test_a_quotation_that_goes_on_stays_open_over_another_inside_it() -> None:
    copy = clean(
        f'{HEADLINE}\n\n"He said "no" to all of them on Tuesday.\n\n"And then he left," she said to the board.'
    )
    assert [block.text for block in copy.blocks] == [
        "“He said “no” to all of them on Tuesday.",
        "“And then he left,” she said to the board.",
    ]


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_marks_of_a_script_without_a_table_are_left_alone(text: str) -> None:
    assert clean(f"{REST}\n\n{text} {text}\n\n{REST} And so on.").blocks[-2].text == f"{text} {text}"


def test_marks_of_direction_stay_in_text_from_right_to_left_and_embeddings_go() -> None:
    copy = lead("The council (\u202b\u200fالمجلس\u202c) voted on Tuesday for the pier.")
    assert "(\u200fالمجلس)" in copy.blocks[0].text


@pytest.mark.parametrize("space", ["\t", "\t\t", "\u3000", "\u2003", "\u2009\u2009", " \xa0 "])
def test_odd_white_space_between_words_is_one_space(space: str) -> None:
    assert lead(f"The council voted{space}on Tuesday for the pier.").blocks[0].text == (
        "The council voted on Tuesday for the pier."
    )


def test_a_table_that_was_pasted_stays_a_table() -> None:
    copy = clean(f'{HEADLINE}\n\n{REST}\n\nCrew\tPoints\nFerry “A"\t 3\nTug\t4\n\n{REST} So it stays.')
    table = copy.blocks[1]
    assert (table.type, table.rows) == ("table", (("Crew", "Points"), ("Ferry “A”", "3"), ("Tug", "4")))
    assert clean(copy.as_text()).blocks == copy.blocks


def test_one_tabbed_line_is_no_table() -> None:
    assert lead("The council voted\ton Tuesday for the pier.").blocks[0].type == "paragraph"
