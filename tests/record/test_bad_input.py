"""A reader may paste anything: the record answers in a sentence or reads on, and never hangs or breaks."""

import pytest

from standfirst.record import Unreadable, annotate

PLAIN = "Korvane signed the treaty on Friday, the ministry said. The envoys met again in the hall on Saturday."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "— … 12 345 !!!",
        "👍🔥🎉 🚢🚢",
        "Президент подписал договор о границе, сообщили в министерстве в пятницу вечером после заседания.",
        "أعلنت الوزارة يوم الجمعة أن الرئيس وقع الاتفاق مع الدولة المجاورة بعد محادثات طويلة.",
        "Die Ministerin hat am Freitag den Vertrag mit dem Nachbarland unterzeichnet, und der Präsident lobte sie "
        "dafür noch am selben Abend in einer langen Rede vor dem Parlament.",
    ],
)
def test_what_is_no_english_sentence_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        annotate(text)
    assert str(refused.value).strip().endswith(".")
    assert "\n" not in str(refused.value)


def test_one_sentence_of_fifty_thousand_words_is_not_parsed_and_the_rest_is_read() -> None:
    endless = "so we go " * 16_667
    record = annotate(f"Envoys meet in the hall\n\n{endless}\n\n{PLAIN}")
    assert any(one.cue is not None and one.cue.text == "said" for one in record.statements)


@pytest.mark.parametrize(
    "noise",
    [
        "<b>bold</b> <script>x()</script> &amp;",
        "😀 Ostmere 😀",
        "\u202eyrtne thgir\u202c",
        "\u200b\ufeff\u00ad",
        "((((“““’’’))))",
    ],
)
def test_marks_in_the_text_leave_the_sentences_beside_them_readable(noise: str) -> None:
    record = annotate(f"Envoys meet in the hall\n\n{PLAIN} {noise}\n\n{PLAIN}")
    assert all(0 <= one.trigger.start < one.trigger.end <= len(record.text) for one in record.events)
    for one in record.statements:
        assert record.text[one.source.start : one.source.end] == one.source.text
    assert record.statements
