"""Commands: what each can be called with, and what the help says about it."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cli.options import HOME
from quizapp.language import N_


@dataclass(frozen=True, slots=True)
class Command:
    """What a command takes: at most ``most`` words (None: any number), and which formats."""

    usage: str
    summary: str
    about: str
    most: int | None
    formats: tuple[str, ...] = ()
    asks: bool = False
    draws: bool = False
    own: frozenset[str] = frozenset()
    """The options that only this command has."""


_FORMATS = ("text", "json")
TARGETS = ("moodle", "gift", "anki", "csv", "tsv", "kahoot", "print")
"""What a deck can be written for."""

COMMANDS = {
    HOME: Command(
        N_("quizapp [PATH …] [options]\n       quizapp COMMAND …"),
        N_("open the start page"),
        N_(
            "Learn what a news briefing says, and keep it. Without a command, the start page is opened; "
            "PATH is a question file or a folder with question files that are to be used besides the others."
        ),
        None,
        _FORMATS,
        asks=True,
    ),
    "learn": Command(
        N_("quizapp learn [DECK] [options]"),
        N_("ask what is due, and some new questions"),
        N_(
            "Ask what is due today, and some new questions. DECK is a deck's id, a question file or a folder."
        ),
        1,
        _FORMATS,
        asks=True,
    ),
    "quiz": Command(
        N_("quizapp quiz [DECK] [-n NUMBER] [--seed NUMBER] [--drafts] [options]"),
        N_("ask questions drawn at random"),
        N_(
            "Ask questions drawn at random; when a question is due does not change. DECK is a deck's id, a "
            "question file or a folder."
        ),
        1,
        _FORMATS,
        asks=True,
        draws=True,
        own=frozenset({"--drafts"}),
    ),
    "exam": Command(
        N_(
            "quizapp exam [DECK] [-n NUMBER] [--time MINUTES] [--pass PERCENT]\n"
            "                    [--seed NUMBER] [options]"
        ),
        N_("ask as in a test, and mark at the end"),
        N_(
            "Ask as in a test: answers can be changed until the exam is handed in, and are marked then. One "
            "that was interrupted is continued. DECK is a deck's id, a question file or a folder."
        ),
        1,
        _FORMATS,
        asks=True,
        draws=True,
        own=frozenset({"--time", "--pass"}),
    ),
    "cram": Command(
        N_("quizapp cram [DECK] [--tag TAG] [--missed] [options]"),
        N_("ask everything, whether it is due or not"),
        N_(
            "Ask everything, whether it is due or not, and what was missed again until it is right; when a "
            "question is due does not change. DECK is a deck's id, a question file or a folder."
        ),
        1,
        _FORMATS,
        asks=True,
        own=frozenset({"--tag", "--missed"}),
    ),
    "new": Command(
        N_("quizapp new FILE"),
        N_("write a question file to begin with"),
        N_("Write a question file with an example of each kind of question, to be changed in any editor."),
        1,
    ),
    "build": Command(
        N_("quizapp build ARTICLE [-o FILE]"),
        N_("make a question file from a briefing"),
        N_(
            "Make a question file from a briefing: its glossary, its key findings, and drafts of further "
            "questions. ARTICLE is a text or Markdown file, or - for standard input. Without -o the "
            "question file is printed."
        ),
        1,
        own=frozenset({"-o"}),
    ),
    "review": Command(
        N_("quizapp review FILE"),
        N_("accept, change or drop the drafts of a question file"),
        N_("Show the drafts of a question file one after the other, to accept, change or drop them."),
        1,
    ),
    "check": Command(
        N_(
            "quizapp check [PATH …] [--fix] [--select CODES] [--ignore CODES]\n"
            "                     [--format text|json|github]\n"
            "       quizapp check --explain CODE"
        ),
        N_("say what is wrong in question files, and where"),
        N_(
            "Say what is wrong in question files, and where. Without PATH, those in the folder »questions« "
            "and in your own folder are checked. CODES are separated by commas."
        ),
        None,
        (*_FORMATS, "github"),
        own=frozenset({"--fix", "--select", "--ignore", "--explain"}),
    ),
    "schema": Command(
        N_("quizapp schema [-o FILE]"),
        N_("print a schema that lets editors complete and check"),
        N_(
            "Print the JSON Schema of question files, which lets editors complete keys and check while "
            "typing."
        ),
        0,
        own=frozenset({"-o"}),
    ),
    "add": Command(
        N_("quizapp add FILE …"),
        N_("put question files into your own folder"),
        N_("Check question files and copy them, with their briefings, into your own folder."),
        None,
    ),
    "export": Command(
        N_(
            "quizapp export DECK --to FORMAT [-o FILE]\n"
            "       quizapp export DECK --to print [-n NUMBER] [--versions NUMBER]\n"
            "                      [--font POINTS] [--seed NUMBER] [-o FILE]"
        ),
        N_("write a deck for Moodle, Anki, Kahoot and others, or for paper"),
        N_(
            "Write a deck for another program, or as a worksheet for paper. It says what the other program "
            "cannot hold. DECK is a deck's id or a question file."
        ),
        1,
        draws=True,
        own=frozenset({"--to", "-o", "--versions", "--font"}),
    ),
    "import": Command(
        N_("quizapp import FILE [-o FILE]"),
        N_("make a question file from one of Moodle, Anki, Kahoot and others"),
        N_(
            "Make a question file from one of another program: Moodle XML, GIFT, Anki's .apkg, CSV or TSV, "
            "or a Kahoot spreadsheet. It says what does not fit."
        ),
        1,
        own=frozenset({"-o"}),
    ),
    "decks": Command(
        N_("quizapp decks [--format text|json]"),
        N_("list the decks"),
        N_("List the decks that are found, with how much is due and new."),
        0,
        _FORMATS,
    ),
    "stats": Command(
        N_("quizapp stats [--format text|json] [--html FILE]"),
        N_("say how far you are"),
        N_(
            "Say how much was answered, what is still known, what comes due, and how far you are with each "
            "deck. --html writes a page with plots instead; a file that is there is overwritten."
        ),
        0,
        _FORMATS,
        own=frozenset({"--html"}),
    ),
    "progress": Command(
        N_(
            "quizapp progress export|verify|rebuild|backup\n"
            "       quizapp progress import FILE … [--learner NAME]\n"
            "       quizapp progress restore [FILE|DATE]"
        ),
        N_("move, check, back up or restore what is remembered"),
        N_(
            "export writes every record as a line of JSON, with --learner only that learner's. import takes "
            "in what export wrote (- is standard input), without doubles; with --learner the records of the "
            "one learner in the file become that learner's. verify replays the records and compares; rebuild "
            "makes everything that follows from the records anew. backup makes a backup now; one a day is "
            "made anyway. restore lists the backups, or puts one in place and sets what is there aside."
        ),
        None,
    ),
}

DRAWING = frozenset({"-n", "--seed"})
"""The options of commands that draw questions."""

VALUED = DRAWING | {
    *("--learner", "--lang", "--format", "--time", "--pass", "--tag", "--html", "-o"),
    *("--select", "--ignore", "--explain", "--to", "--versions", "--font"),
}
"""The options that take a value."""

FLAGS = frozenset({"--plain", "--help", "--missed", "--drafts", "--fix"})
"""The options that take none."""

OPTIONS = VALUED | FLAGS | {"--version"}
OWN = frozenset().union(*(command.own for command in COMMANDS.values()))
"""The options that not every command has, besides those for drawing."""
