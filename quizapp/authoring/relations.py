"""Relations: what a sentence says that can hold of one only, or in one direction only."""

from __future__ import annotations

import re

from quizapp.authoring.patterns import Patterns

ONCE = Patterns(
    de=(
        r"\b(?:gegründet|eröffnet\w*|\w*gebaut|errichtet\w*|unterzeichnet\w*|beschlossen|beschloss|"
        r"verabschiedet\w*|"
        r"beigetreten|in Kraft|begann|begonnen|endete|beendete?\w*|gewählt|geboren|starb|gestorben|zerstört|"
        r"eingeführt|"
        r"abgeschafft|gestürzt|fertiggestellt|vollendet|zuletzt|erstmals|zum ersten Mal|veröffentlicht\w*|"
        r"übernahm|"
        r"übernommen|gestartet|startete|entdeckt\w*|erfunden|unabhängig|traf|trafen|getroffen|besuchte|"
        r"zurückgetreten|ratifizierte?|zugelassen|verboten|stattgefunden|fand|fanden|bestätigte?|stimmten?|"
        r"(?:erste|letzte)[nrs]? (?:Reise|Besuch|Wahl|Treffen|Flug|Fall|Gipfel))\b"
    ),
    en=(
        r"\b(?:founded|opened|built|signed|adopted|joined|took effect|into force|began|started|ended|elected|"
        r"born|"
        r"died|destroyed|introduced|abolished|launched|completed|published|took over|discovered|invented|"
        r"independen\w+|met|visited|resigned|ratified|approved|banned|closed|passed|took place|held|voted|"
        r"for the (?:first|last) time|(?:first|last) (?:trip|visit|election|meeting|flight|case|summit))\b"
    ),
    flags=re.IGNORECASE,
)
"""What happens once: another year or month for it is wrong for certain."""

SINCE = re.compile(r"\b(?:seit|seit dem Jahr|since|bis|bis zum Jahr|by|until|ab) (?:\w+ )?$", re.IGNORECASE)
"""Before a year that something began or is to end in."""

LED = Patterns(
    de=(
        r"(?:\b(?:geleitet|geführt|gegründet|gewonnen|erfunden|entdeckt|betrieben|regiert) von (?:der |dem "
        r")?$|"
        r"\bgehört (?:der |dem )?$|\b(?:Chef|Chefin|Leiter|Leiterin|Präsident|Präsidentin|Siegerin?) (?:ist|"
        r"war|wurde) $)"
    ),
    en=(
        r"(?:\b(?:led|headed|founded|won|invented|discovered|owned|operated|run|chaired) by (?:the )?$|"
        r"\bbelongs to (?:the )?$|\b(?:president|head|leader|director|winner) (?:is|was|became) $)"
    ),
)
"""Before who alone leads, founded or owns something."""

LEADS = Patterns(
    de=(
        r" (?:leitet|führt|gründete|gewann|regiert|besiegte|betreibt (?:die|das|den) |hat (?:[^,.]+ "
        r")?gegründet|"
        r"hat (?:[^,.]+ )?gewonnen)\b"
    ),
    en=r" (?:leads|heads|founded|won|chairs|defeated|runs the|has won|has founded)\b",
)
"""After who alone leads or founded something, at the beginning of a sentence."""

PLACED = Patterns(
    de=r"(?:\bSitz in|\bHauptstadt (?:ist|war)) $",
    en=r"\b(?:based|headquartered|took place|was held|were held|capital is|met|signed) in $",
)
"""Before where something that has one place only is."""

HELD = re.compile(
    r"\b(?:unterzeichnet\w*|fand\b.*\bstatt|fanden\b.*\bstatt|stattgefunden|trafen sich|traf sich|getroffen|"
    r"tagte|"
    r"tagten|eröffnet\w*)\b"
)
"""German sentences of something that happened in one place only."""

DIRECTED = Patterns(
    de=(
        r" (?:(?:liefert|lieferte|verkauft|verkaufte|exportiert|exportierte|schickt|schickte|zahlt|zahlte|"
        r"überweist|"
        r"leiht|spendet|spendete|vermietet|verpachtet)\b[^,.;]* (?:an|nach) ~|"
        r"(?:kauft|kaufte|bezieht|bezog|importiert|importierte|erhält|erhielt|bekommt|bekam)\b[^,.;]* (?:von|"
        r"aus) ~|"
        r"hat ~ [^,.;]*(?:geliefert|bereitgestellt|versorgt|verkauft|zugesagt|gewährt|geliehen|überlassen)\b|"
        r"(?:ist|hat|fördert|erzeugt|produziert|verbraucht|verkauft|wächst|liegt|zahlt)\b[^,.;]*\b(?:mehr|"
        r"weniger|"
        r"größer|kleiner|länger|kürzer|höher|niedriger|reicher|ärmer|älter|jünger|schneller|langsamer|"
        r"stärker|"
        r"schwächer|häufiger|seltener)\w* (?:[^,.;]* )?als ~|"
        r"ist (?:damit )?(?:der|die|das) [^,.;]*ste[nrs]? [^,.;]*vor ~).*"
    ),
    en=(
        r" (?:(?:has |have )?(?:sells?|sold|exports?|exported|delivers?|delivered|sends?|sent|lends?|lent|"
        r"pays?|"
        r"paid|donate[sd]?|leases?|leased)\b[^,.;]* to ~|"
        r"(?:has |have )?(?:buys?|bought|imports?|imported|receives?|received|gets|got|borrow(?:s|"
        r"ed)?)\b[^,.;]* "
        r"from ~|(?:has |have )?(?:supplies|supplied|supply|provide[sd]?) ~ with\b|"
        r"(?:is|has|have|produces|makes|uses|sells|grows|pays)\b[^,.;]*\b(?:more|less|fewer|larger|smaller|"
        r"longer|"
        r"shorter|higher|lower|richer|poorer|older|younger|faster|slower|stronger|weaker) (?:[^,.;]* )?than "
        r"~|"
        r"is the [^,.;]*est [^,.;]*(?:ahead of|before) ~).*"
    ),
)
"""What follows the first of two where they cannot be exchanged; the second is a ``~``."""

ALONE = Patterns(
    de=(
        r"\b(?:allein|einzige?[nrsm]?|nur|als erste[rs]?|ersten?|erste[rs]|letzte[nrs]?|\w{3,}ste[nrsm]?|"
        r"meisten?|"
        r"Hauptstadt|Sitz|betreib\w+|leite[nt]|führt|führte|gehör\w+|regiert|liegt|liegen|befindet|grenzt|"
        r"heißt|"
        r"Mutterkonzern|(?:ist|war|sind|waren|bleibt) (?:der|die|das|eine?)|mehr als|weniger als)\b"
    ),
    en=(
        r"\b(?:only|sole|alone|first|last|most|least|\w{3,}est|capital|based|headquartered|runs|leads|led|"
        r"belongs|"
        r"located|lies|borders|called|(?:is|are|was|were|remains) (?:the|an?)|more than|less than)\b"
    ),
    flags=re.IGNORECASE,
)
"""What tells that a sentence holds of one only: said of another it could be false, not just unstated."""
