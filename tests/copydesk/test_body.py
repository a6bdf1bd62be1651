"""If the story of a page is read wrongly, a reader gets menus; if clean copy is read as a page, an editor loses lines."""

import pytest

from standfirst.copydesk import clean
from standfirst.copydesk.copy import Copy

WIRE = {
    "en": [
        "Harbour board puts off its vote on night shifts",
        "MARCHBANK — The harbour board put off its vote on night shifts on Tuesday, after two of its members had left the room.",
        "Nobody was told.",
        "The board will meet again on Friday. Its chair said that the papers would be out by then, and that the vote would be public.",
        "Why?",
        "Under the rules of the port a vote needs seven members, and only six of them were in the room when it was called.",
        "“We waited.”",
        "The crane drivers, who have worked without a contract since spring, said that they would wait as well, but not for long.",
    ],
    "de": [
        "Hafenrat verschiebt die Abstimmung über Nachtschichten",
        "BERLIN (dpa) - Der Hafenrat hat die Abstimmung über die Nachtschichten am Dienstag verschoben, weil zwei Mitglieder fehlten.",
        "Niemand wusste davon.",
        "Am Freitag kommt der Rat wieder zusammen. Bis dahin sollen die Unterlagen vorliegen, und die Abstimmung soll öffentlich sein.",
        "Warum?",
        "Nach der Ordnung des Hafens braucht eine Abstimmung sieben Mitglieder, und nur sechs waren im Saal, als sie aufgerufen wurde.",
        "Die Kranführer arbeiten seit dem Frühjahr ohne Vertrag und wollen noch ein wenig warten, aber nicht mehr lange.",
    ],
    "fr": [
        "Le conseil du port reporte le vote sur les équipes de nuit",
        "PARIS (AFP) - Le conseil du port a reporté mardi le vote sur les équipes de nuit, deux de ses membres ayant quitté la salle.",
        "Personne ne le savait.",
        "Le conseil se réunira de nouveau vendredi. Les documents seront prêts et le vote sera public, a indiqué sa présidente.",
        "Pourquoi ?",
        "Le règlement du port demande sept membres pour un vote, et ils n'étaient que six dans la salle au moment de l'appel.",
        "Les grutiers travaillent sans contrat depuis le printemps et disent qu'ils attendront encore, mais pas longtemps.",
    ],
    "es": [
        "La junta del puerto aplaza la votación sobre los turnos de noche",
        "MADRID (EFE).- La junta del puerto aplazó el martes la votación sobre los turnos de noche porque dos miembros habían salido.",
        "Nadie lo sabía.",
        "La junta se reunirá de nuevo el viernes. Los papeles estarán listos y la votación será pública, según su presidenta.",
        "¿Por qué?",
        "El reglamento del puerto pide siete miembros para una votación, y en la sala solo había seis cuando se llamó a votar.",
        "Los gruistas trabajan sin contrato desde la primavera y dicen que esperarán un poco más, pero no mucho.",
    ],
}
RESULTS = [f"{home} {count % 5}, {away} {count % 3}" for count in range(8) for home, away in (("Staithe", "Vessmark"), ("Ondal", "Marchbank"), ("Arlenford", "Lantern Strand"))]  # fmt: skip
MENU = [
    "Skip to content",
    "Menu",
    "Home",
    "Harbour",
    "Council",
    "Tides",
    "Sport",
    "Letters",
    "Sign in",
    "Subscribe",
    "Search",
]
STORY = [
    "Council keeps the harbour open for another year",
    "By Edda Marlow",
    "The council voted on Tuesday to keep the old harbour open for another year, by nine votes to six, after a long debate.",
    "What was said",
    "“We will not be the council that shut the harbour,” said Rafe Colley, who leads the council and moved the vote himself.",
    "“Never.”",
    "The three quays that stay open are these, and the council will pay for the dredging of all of them until next autumn:",
    "• North Quay",
    "• The Lantern steps",
    "• Fish Quay",
    "What comes next",
    "The harbour master will report in the spring on what the dredging has cost, and the council will vote again in the summer.",
    "Boats that lie at other quays have until the end of the month to move, and the harbour office will help those who ask.",
]  # fmt: skip
RELATED = [
    "Share this story", "More from the harbour", "Ferry fares to rise", "Crane drivers wait", "Fish market moves indoors", "Most read",
    "Tide tables for the week", "A piano on the sand", "Letters to the editor", "Privacy policy", "Terms of use", "Contact us", "About us",
]  # fmt: skip


def told(copy: Copy) -> str:
    return "\n".join(block.text for block in copy.blocks)


@pytest.mark.parametrize("language", WIRE)
def test_wire_copy_loses_no_line_however_short(language: str) -> None:
    copy = clean("\n\n".join(WIRE[language]))
    assert [edit for edit in copy.edits if edit.rule.startswith(("furniture", "repeats"))] == []
    assert copy.headline == WIRE[language][0]
    body = told(copy)
    assert all(line in body for line in WIRE[language][2:])


@pytest.mark.parametrize("language", WIRE)
def test_a_list_of_results_under_a_report_is_no_page(language: str) -> None:
    body = told(clean("\n\n".join([*WIRE[language], *RESULTS])))
    assert all(line in body for line in RESULTS)


def test_a_pages_menus_and_links_go_and_its_story_stays_whole() -> None:
    copy = clean("\n\n".join([*MENU, *STORY, *RELATED]))
    assert (copy.headline, copy.bylines) == (STORY[0], ("Edda Marlow",))
    assert told(copy).split("\n") == [line.removeprefix("• ") for line in STORY[2:]]
    assert [block.type for block in copy.blocks[1:6:4]] == ["subhead", "list"]


def test_where_the_menus_hold_more_than_the_story_the_story_is_still_found() -> None:
    copy = clean("\n".join([*MENU, *RELATED * 4, *STORY, *RELATED * 4]))
    assert STORY[2] in told(copy)
    assert "Ferry fares to rise" not in told(copy)
