"""Who says what in the many shapes of news copy: a statement that loses its source becomes the paper's own claim."""

import pytest

from standfirst.copydesk import Block, Copy
from standfirst.record import Actor, Record, annotate

STATES = (
    Actor("state", "Korvane", "XA", (), ("Korvanian", "Korvanians"), ("Drusk",)),
    Actor("state", "Ostmere", "XO", (), ("Ostmerian", "Ostmerians"), ("Port Lys",)),
    Actor("state", "Tamsia", "XT", (), ("Tamsian", "Tamsians"), ("Mirasht",)),
)


def read(sentence: str) -> Record:
    copy = Copy(original=sentence, encoding="utf-8", headline=None, blocks=(Block("paragraph", sentence),))
    return annotate(copy, actors=STATES)


def said(sentence: str) -> list[tuple[str, str | None]]:
    return [(one.source.text, one.cue.text if one.cue else None) for one in read(sentence).statements]


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("Ostmere has severed ties, its deputy foreign minister announced on Tuesday.", "minister", "announced"),
        ("The two discussed trade on Sunday, the ministry said in a statement.", "ministry", "said"),
        ("The talks, Tamsian mediators said, would resume on Monday.", "mediators", "said"),
        ("Return the island, a minister told the Korvanian envoy.", "minister", "told"),
        ("“It is done,” said two diplomats in Port Lys.", "diplomats", "said"),
        ("The president vowed revenge.", "president", "vowed"),
        ("Drusk dismissed the allegations as a fantasy.", "Drusk", "dismissed"),
        ("Exporters pressed Ostmere to resume rail traffic.", "Exporters", "pressed"),
        ("Belisk has requested that Ostmere stop the freighters.", "Belisk", "requested"),
        ("The radio quoted the general as saying that the border was calm.", "general", "saying"),
        ("The deal is dead, according to two people close to the talks.", "people", "according to"),
        ("Tamsia's foreign minister, Selim Arkan, told reporters that nothing was signed.", "Arkan", "told"),
        ("“One vote is enough,” Ostmere's prime minister, Marek Ziel, said on arrival in Belisk.", "Ziel", "said"),
        ("Karla Wend, a spokeswoman for the foreign ministry, said the letter had come.", "Karla Wend", "said"),
        ("The Ostmerian foreign minister denied on Tuesday that Tamsia had paid.", "foreign minister", "denied"),
        ("The premier, Pavel Szent, rejected suggestions that he acted for Drusk.", "Szent", "rejected"),
        ("The talks failed after the government promised to publish the text.", "government", "promised"),
        (
            "Port Lys blamed militias from Belisk, who in turn accused Drusk of shelling the port.",
            "militias",
            "accused",
        ),
        (
            "Tamsia denied that raiders came from its soil and accused Drusk of seeking a pretext.",
            "Tamsia",
            "accused",
        ),
        ("“The river is silent,” an engineer at the site, reached by telephone, joked.", "engineer", "joked"),
        ("A clerk told the Gazette by telephone that her brother had been kidnapped.", "clerk", "told"),
        ("Organisers put the crowd at 400.", "Organisers", "put"),
        (
            "Talks would resume, a Tamsian negotiator predicted, adding that nobody wanted war.",
            "negotiator",
            "adding",
        ),
        ("The regional bloc ECOWAS urged restraint.", "ECOWAS", "urged"),
        ("It denied having moved any bombers, whatever the radio said.", "It", "denied"),
    ],
)
def test_each_shape_of_attribution_keeps_its_source(sentence: str, source: str, cue: str) -> None:
    assert any(source in found and cue == word for found, word in said(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister declined to say whether the talks would go on.",
        "Ostmere did not say when the troops would leave.",
        "If Ostmere blames Korvane, it will have to show its evidence.",
        "Ostmere did not rule out sanctions on Korvane.",
        "The minister denied having accused Korvane of anything.",
        "Dockers in Port Lys called off a strike of three weeks.",
        "The minister denied that Ostmere had requested the use of the port.",
        "Envoys left a day after Tamsia recalled its ambassador.",
        "Nobody said that the bridge was safe.",
    ],
)
def test_what_nobody_said_is_no_statement(sentence: str) -> None:
    assert all(cue == "denied" for _source, cue in said(sentence))


def test_who_speaks_has_the_state_of_the_office_that_stands_beside_the_name() -> None:
    record = read(
        "Tamsia's minister, Selim Arkan, told reporters that Ostmere had left. Arkan said Ostmere would return."
    )
    sources = [(one.source.country, one.source.entity) for one in record.statements]
    assert sources == [("XT", record.entities[1].id)] * 2


def test_an_aside_between_commas_leaves_what_is_said_on_both_sides() -> None:
    record = read("The talks, Tamsian mediators said, would resume on Monday.")
    spans = [record.text[span.start : span.end] for span in record.statements[0].content]
    assert spans == ["The talks", "would resume on Monday"]
