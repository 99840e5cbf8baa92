"""Question files, one for each kind of item."""

CHOICE = """
  - id: eins
    question: Wie heißt die Hauptstadt?
    answer: Hanoi
    wrong:
      - choice: Hue
        feedback: Hue war es früher.
      - Da Nang
    explanation: Hanoi liegt im Norden.
    hint: Sie beginnt mit H.
"""

SECOND = """
  - id: zwei
    question: Wie heißt der Fluss?
    answer: Mekong
    wrong:
      - Nil
      - Rhein
"""

CHOICES = """
  - id: mehrere
    question: Welche sind Farben?
    answers:
      - rot
      - blau
    wrong:
      - rund
"""

TRUTH = """
  - id: aussage
    statement: Der Mond ist aus Käse.
    correct: no
"""

TYPED = """
  - id: getippt
    question: Wie heißt das Ölfeld?
    answer: Bach Ho
    explanation: Es heißt auch Weißer Tiger.
"""

GAPS = """
  - id: luecken
    gap: In __Vietnam__ liegt __Hanoi__.
"""

NUMBER = """
  - id: zahl
    question: Wie viele Schuss?
    number: 5
    unit: Millionen
"""

MATCHING = """
  - id: paare
    question: Was gehört zusammen?
    pairs:
      Bach Ho: Ölfeld
      Vietsovpetro: Unternehmen
"""

ORDERING = """
  - id: folge
    question: Ordne nach der Zeit.
    order:
      - früh
      - später
      - zuletzt
"""

RECALL = """title: Probe
glossary:
  - id: embargo
    term: Embargo
    definition: Verbot, mit einem Land zu handeln
    only:
      - recall
"""

CERTAINTY = """title: Probe
findings:
  - id: hilfe
    finding: Nordkorea leistet Hilfe.
    claim: Militärhilfe Nordkoreas
    certainty: alleged
    source: wird verdächtigt
"""
