"""The queries of every start and every sitting go through an index, however much was learned."""

import pytest

from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, DAY, DEFAULT, attempted, renamed, undone

QUERIES = {
    "due": lambda store: next(store.due(ANNA, DAY), None),
    "standing": lambda store: store.standing(ANNA, DAY),
    "not_new": lambda store: store.not_new(ANNA, "d", DAY),
    "asked": lambda store: store.asked(ANNA, DAY),
    "done": lambda store: store.done(ANNA, DAY),
    "states": lambda store: store.states(ANNA, "d"),
    "history": lambda store: store.history(ANNA, "d/a"),
    "exams": lambda store: store.exams(ANNA),
    "right_before": lambda store: store.right_before(ANNA, ["d/a"], DAY),
    "new_on": lambda store: store.new_on(ANNA, DAY),
    "activity": lambda store: store.activity(ANNA, DAY),
    "streak": lambda store: store.streak(ANNA, DAY),
    "memory": lambda store: store.memory(ANNA, "d/a"),
    "traced_decks": lambda store: store.traced_decks(),
    "traces": lambda store: store.traces("d"),
    "learners_of": lambda store: store.learners_of("d/a"),
    "park": lambda store: store.park("d", "x", (), ()),
    "due_entries": lambda store: store.due_entries(ANNA, "d", DAY),
    "held_back": lambda store: store.held_back(ANNA, DAY),
    "days": lambda store: store.days(ANNA),
    "recalls": lambda store: store.recalls(ANNA),
    "due_days": lambda store: store.due_days(ANNA),
    "reviewed": lambda store: store.reviewed(ANNA, DAY, "d/a", 10),
    "memories": lambda store: store.memories(ANNA, 10),
    "judged": lambda store: store.judged(ANNA),
    "record": lambda store: store.record(attempted()),
    "renamed": lambda store: store.record(renamed("d/a", "d/b")),
    "undone": lambda store: store.record(undone(attempted())),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_walks_through_a_whole_table(name):
    with open_store(None, DEFAULT) as store:
        statements: list[str] = []
        store._connection.set_trace_callback(statements.append)
        QUERIES[name](store)
        store._connection.set_trace_callback(None)
        plans = [
            step
            for statement in statements
            if not statement.startswith(("BEGIN", "COMMIT", "--"))
            for *_, step in store._connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]
    tables = ("record", "item_state", "state", "trace")
    assert plans
    assert not [step for step in plans if step.startswith(tuple(f"SCAN {table}" for table in tables))]
    # All records of a learner are as bad as a table; the index of exams holds nothing else.
    learners = [step for step in plans if "record USING" in step and step.endswith("(learner=?)")]
    assert not [step for step in learners if "record_exam" not in step]
