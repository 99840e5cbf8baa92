"""The menu: everything else, as numbered lists."""

from pathlib import Path

import pytest

from quizapp.core.attempts import Mode
from quizapp.study import Start

from .conftest import MakePupil

HOME = Start()

TERMS = """title: Begriffe
description: Worte, die man kennen sollte.
article: arten.md
glossary:
  - term: Embargo
    definition: Verbot, mit einem Land bestimmte Waren zu handeln
    also:
      - Handelsverbot
    example: Ein Embargo auf Waffen.
  - term: Veto
    definition: Einspruch, der einen Beschluss verhindern kann
"""

HOME_LABELS = [
    "1: Learn",
    "2: Quiz",
    "3: Exam",
    "4: Cram",
    "5: Decks",
    "6: Glossary",
    "7: Find a question",
    "8: Problems in question files",
    "9: My progress",
    "10: Another learner",
    "11: Settings",
    "12: Quit",
]


def test_home_tells_who_and_what_is_to_be_done_and_lets_choose(pupil_with: MakePupil) -> None:
    told = pupil_with("typed", "number").type(start=HOME)
    assert told == ["", "Anna.", "Today: 0 due, 2 new, about 1 minute.", *HOME_LABELS]


@pytest.mark.parametrize("line", ["{Quit}", "/q"])
def test_it_quits_by_number_and_by_command(line: str, pupil_with: MakePupil) -> None:
    assert len(pupil_with("typed").type(line, "1", start=HOME)) == len(HOME_LABELS) + 3


def test_anything_but_a_number_of_the_list_is_refused(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("", "13", "learn", "/x", "{Quit}", start=HOME)
    assert told[-4:] == ["Give a number from 1 to 12, or /q to go back."] * 4


def test_repeat_reads_the_list_again(pupil_with: MakePupil) -> None:
    assert pupil_with("typed").type("/r", "{Quit}", start=HOME)[-12:] == HOME_LABELS


def test_learning_from_the_menu_leads_back_to_it(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("1", "Bach Ho", start=HOME)
    assert "Right." in told
    assert told[-14:] == ["Anna. 1 day in a row.", "Nothing is due today.", *HOME_LABELS]


def test_a_quiz_from_the_menu(pupil_with: MakePupil) -> None:
    assert "Right." in pupil_with("typed").type("2", "Bach Ho", start=HOME)


def test_a_deck_can_be_chosen_and_learned(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("{Decks}", "1", "{Learn}", "Bach Ho", start=HOME)
    assert "1: Alle Arten. 0 due, 1 new, 0 percent known for sure." in told
    assert "1 question." in told
    assert "Right." in told


def test_a_decks_glossary_and_briefing_can_be_read(pupil_with: MakePupil) -> None:
    told = pupil_with(text=TERMS).type(
        "{Decks}", "1", "{Glossary}", "", "/q", "{Decks}", "1", "{Briefing}", start=HOME
    )
    assert "Worte, die man kennen sollte." in told
    assert "Veto: Einspruch, der einen Beschluss verhindern kann" in told
    assert "Das Land wird verdächtigt, Waffen zu liefern. Es bestreitet das." in told


def test_a_term_is_looked_up_by_a_part_of_it(pupil_with: MakePupil) -> None:
    told = pupil_with(text=TERMS).type("{Glossary}", "handelsv", "Boykott", "/q", start=HOME)
    entry = told.index("Embargo: Verbot, mit einem Land bestimmte Waren zu handeln")
    assert told[entry + 1 : entry + 3] == ["Also: Handelsverbot", "Example: Ein Embargo auf Waffen."]
    assert "“Boykott” is not in the glossary." in told
    assert not any(line.startswith("Veto") for line in told)


def test_without_a_glossary_it_says_so(pupil_with: MakePupil) -> None:
    assert "There is no glossary here." in pupil_with("typed").type("{Glossary}", start=HOME)


def test_problems_are_told_with_file_and_line(pupil_with: MakePupil) -> None:
    text = "title: P\nquestions:\n  - question: Was?\n    anwser: 5\n"
    told = pupil_with(text=text).type("{Problems in question files}", start=HOME)
    place = next(n for n, line in enumerate(told) if line.startswith("arten.yaml, line 4: "))
    assert "“anwser”" in told[place]
    assert "answer" in told[place + 1]


def test_without_problems_it_says_so(pupil_with: MakePupil) -> None:
    assert "The question files have no problems." in pupil_with("typed").type(
        "{Problems in question files}", start=HOME
    )


def test_progress_is_told(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("1", "Bach Ho", "{My progress}", start=HOME)
    assert "1 answer." in told
    assert "1 of them right, 100 percent." in told
    assert "Alle Arten: 0 due, 0 new, 1 learned, 0 known for sure." in told
    assert "Learned on 1 of the last 365 days; most days in a row: 1." in told
    assert "Due questions: today 0, tomorrow 0, within 7 days 1, within 30 days 1." in told
    assert "Nothing was asked again on a later day yet; the aim is to know 90 % then." in told


def test_someone_else_can_learn(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = pupil.type(
        "{Another learner}", "2", "  B\x1b[Aen ", "1", "Bach Ho", "{Another learner}", "1", start=HOME
    )
    assert "Ben." in told
    assert "Ben. 1 day in a row." in told
    assert told[-14] == "Anna."
    assert [learner.name for learner in pupil.workspace.store.learners()] == ["Anna", "Ben"]


def test_someone_without_a_name_is_nobody(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.type("{Another learner}", "2", "", start=HOME)
    assert [learner.name for learner in pupil.workspace.store.learners()] == ["Anna"]


def test_with_several_learners_the_first_question_is_who(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", learners=("Anna", "Ben"))
    pupil.learner = None
    told = pupil.type("2", "Bach Ho", start=Start(Mode.LEARN))
    assert told[:5] == ["", "Who is learning?", "1: Anna", "2: Ben", "3: Someone new"]
    anna, ben = pupil.workspace.store.learners()
    assert pupil.workspace.store.totals(anna.id).attempts == 0
    assert pupil.workspace.store.totals(ben.id).attempts == 1


def test_nobody_chosen_nothing_done(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", learners=("Anna", "Ben"))
    pupil.learner = None
    assert pupil.type(start=HOME)[-1] == "3: Someone new"


def test_without_decks_it_says_where_to_put_them(pupil_with: MakePupil, tmp_path: Path) -> None:
    told = pupil_with(text="title: leer\n").type("{Decks}", "{Glossary}", "{Learn}", start=HOME)
    assert told[2] == f"There are no question files yet. Put yours into “{tmp_path / 'questions'}”."


def test_notices_come_first(pupil_with: MakePupil) -> None:
    from dataclasses import replace

    from quizapp.cli.notices import Newcomer

    pupil = pupil_with("typed")
    pupil.workspace = replace(pupil.workspace, notices=(Newcomer("Anna"),))
    assert pupil.type(start=HOME)[0] == "Anna is new here: welcome."
    assert pupil.send()[0] == {"event": "notice", "message": "Anna is new here: welcome."}
