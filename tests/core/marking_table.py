"""Pairs of typed and accepted texts with what a fair teacher would say, grouped by rule.

Each line is ``typed = accepted``; an empty side is an empty text.
"""

from __future__ import annotations

from quizapp.core.text_match import Closeness

EXACT, TYPO, INFLECTION, DIFFERENT = (
    Closeness.EXACT,
    Closeness.TYPO,
    Closeness.INFLECTION,
    Closeness.DIFFERENT,
)

GERMAN: dict[str, tuple[Closeness, str]] = {
    "case, spaces, hyphens and closing marks do not count": (
        EXACT,
        """
        bach ho = Bach Ho
        BACH HO = Bach Ho
        BachHo = Bach Ho
        Bach-Ho = Bach Ho
        Atomwaffen Sperrvertrag = Atomwaffensperrvertrag
        Atomwaffen-Sperrvertrag = Atomwaffensperrvertrag
        Atom Waffe = Atom-Waffe
        Nord Korea = Nordkorea
        Satellitenbilder. = Satellitenbilder
        Satellitenbilder! = Satellitenbilder
        Satellitenbilder? = Satellitenbilder
        Vereinte  Nationen = Vereinte Nationen
        Kim Jong Un = Kim Jong-un
        U Bahn = U-Bahn
        Russland, Vietnam = Russland Vietnam
        Goethe = Göthe
        Rheinland Pfalz = Rheinland-Pfalz
        Nathan der Weise = Nathan, der Weise
        München = Muenchen
        10 Nonnen. = 10 Nonnen
        """,
    ),
    "ß is ss and ä is ae, in either direction": (
        EXACT,
        """
        Strasse = Straße
        Straße = Strasse
        STRASSE = Straße
        Aussenminister = Außenminister
        schoen = schön
        schön = schoen
        Aufruestung = Aufrüstung
        AUFRÜSTUNG = Aufrüstung
        Oel = Öl
        Uebergang = Übergang
        Pjoengjang = Pjöngjang
        """,
    ),
    "quotes, dashes, apostrophes and what nobody sees do not count": (
        EXACT,
        """
        „Weißer Tiger“ = Weißer Tiger
        Weißer Tiger = »Weißer Tiger«
        Putin‘s Reise = Putin's Reise
        Atom–Waffe = Atom-Waffe
        Waffen\u00adstill\u00adstand = Waffenstillstand
        Bach\u00a0Ho = Bach Ho
        Bach\u200bHo = Bach Ho
        Aufru\u0308stung = Aufrüstung
        \ufeffHanoi = Hanoi
        Hanoi\ufe0f = Hanoi
        """,
    ),
    "a leading article, and im Jahr, are optional": (
        EXACT,
        """
        der Vertrag = Vertrag
        Vertrag = der Vertrag
        ein Vertrag = der Vertrag
        den Vertrag = der Vertrag
        die Vereinten Nationen = Vereinten Nationen
        im Jahr 2000 = 2000
        im Jahre 2000 = 2000
        2000 = im Jahr 2000
        Im Jahr 2000. = 2000
        in Nordkorea = Nordkorea
        in der Schweiz = die Schweiz
        The Guardian = Guardian
        """,
    ),
    "abbreviations are spelled out": (
        EXACT,
        """
        St. Petersburg = Sankt Petersburg
        St Petersburg = Sankt Petersburg
        Dr. Merkel = Doktor Merkel
        z. B. Öl = zum Beispiel Öl
        z.B. Öl = zum Beispiel Öl
        Öl & Gas = Öl und Gas
        44 v. Chr. = 44 vor Christus
        20. Jh. = 20. Jahrhundert
        § 5 = Paragraph 5
        Art. 5 = Artikel 5
        U.N. = UN
        Nr. 5 = Nummer 5
        Vereinigte Staaten = Vereinigte Staaten (USA)
        Vereinte Nationen UN = Vereinte Nationen (UN)
        N.A.T.O. = NATO
        """,
    ),
    "numbers are compared as numbers": (
        EXACT,
        """
        1.000 = 1000
        1 000 = 1000
        5.000.000 = 5 Millionen
        5 Mio. = 5 Millionen
        5 Mio = 5.000.000
        5 Millionen = 5 Mio.
        2,5 Mrd. Euro = 2,5 Milliarden Euro
        3,50 = 3,5
        3.5 = 3,5
        +5 = 5
        zwei Staaten = 2 Staaten
        zwölf = 12
        eine Million = 1 Million
        2 Millionen Schuss = zwei Millionen Schuss
        rund 5 Millionen = 5 Millionen
        ca. 40 Jahre = 40 Jahre
        etwa 40 Jahre = ca. 40 Jahre
        1. Weltkrieg = Erster Weltkrieg
        Zweiter Weltkrieg = 2. Weltkrieg
        2+4-Vertrag = Zwei-plus-Vier-Vertrag
        Pius 12 = Pius XII.
        pius xii = Pius XII.
        Wilhelm II = Wilhelm II.
        rund vierzig Jahre = 40 Jahre
        zwanzigstes Jahrhundert = 20. Jahrhundert
        2-Staaten-Lösung = Zwei-Staaten-Lösung
        Zweistaatenlösung = Zwei-Staaten-Lösung
        1 Mrd. = 1000 Millionen
        1.234,50 € = 1234,5 Euro
        ¾ = 3/4
        null Grad = 0 Grad
        Faust 1 = Faust I
        Fünfte Sinfonie = 5. Sinfonie
        9,81 m/s² = 9.81 m/s^2
        300.000 km/s = 300000 km/s
        05. Mai = 5. Mai
        Heinrich 5 = Heinrich V.
        Heinrich 9 = Heinrich IX.
        Heinrich 14 = Heinrich XIV.
        """,
    ),
    "a unit is the same spelled out, and the space before it is optional": (
        EXACT,
        """
        10% = 10 Prozent
        10 % = 10%
        10 v.H. = 10 v. H.
        5km = 5 km
        5 Kilometer = 5 km
        5 € = 5 Euro
        € 5 = 5 Euro
        5 US-Dollar = 5 $
        100 m² = 100 Quadratmeter
        -3 Grad Celsius = −3 °C
        minus 3 Grad = -3 °
        40 Jahren = 40 Jahre
        """,
    ),
    "dates, times and ranges have many spellings": (
        EXACT,
        """
        17.6.2024 = 17. Juni 2024
        17.06.2024 = 17. Juni 2024
        am 17. Juni 2024 = 17. Juni 2024
        17 Juni = 17. Juni
        17.6. = 17. Juni
        2024-06-17 = 17.06.2024
        3. Okt. 1990 = 3. Oktober 1990
        14.30 Uhr = 14:30 Uhr
        14 Uhr = 14:00 Uhr
        1914–1918 = 1914 bis 1918
        von 1914 bis 1918 = 1914-1918
        im September = September
        """,
    ),
    "formulas, names with digits and signs match only as they are": (
        EXACT,
        """
        CO2 = CO₂
        co 2 = CO2
        H2O = H₂O
        Covid 19 = Covid-19
        F16 = F-16
        G 7 = G7
        MH 17 = MH17
        C++ = C++
        """,
    ),
    "one typo is forgiven from 5 letters, two from 9": (
        TYPO,
        """
        Hanio = Hanoi
        Putn = Putin
        Puttin = Putin
        Bach Hoo = Bach Ho
        Nordkora = Nordkorea
        Nordkroea = Nordkorea
        Satelittenbilder = Satellitenbilder
        Satelitenbilder = Satellitenbilder
        Satelitenbildre = Satellitenbilder
        Diplomtaie = Diplomatie
        Waffenstilstand = Waffenstillstand
        Waffenstillstnad = Waffenstillstand
        Souverenität = Souveränität
        Souveränitet = Souveränität
        Abschrekung = Abschreckung
        Strase = Straße
        Wiederstand = Widerstand
        Militärhife = Militärhilfe
        Militerhilfe = Militärhilfe
        Sankt Petersbrug = St. Petersburg
        die Vereinigten Statten = Vereinigte Staaten
        Pjöngjnag = Pjöngjang
        Kim Jong Umn = Kim Jong Un
        Teh Guardian = The Guardian
        Kim Yong Un = Kim Jong Un
        Vladimir Putin = Wladimir Putin
        Pjönjang = Pjöngjang
        Boing 747 = Boeing 747
        Bach o = Bach Ho
        Vlkerrecht = Völkerrecht
        Vöölkerrecht = Völkerrecht
        Bnüdnis = Bündnis
        Entschlieung = Entschließung
        Preasident = Präsident
        Einflusspshäre = Einflusssphäre
        Selbstbestimmungsrecht dr Völker = Selbstbestimmungsrecht der Völker
        Kathrina die Große = Katharina die Große
        Verbündete = Verbündeter
        5 Mio. Schuss Munitoin = 5 Millionen Schuss Munition
        Emmail-Konto = E-Mail-Konto
        Ubahnn = U-Bahn
        Nordrhein-Westfahlen = Nordrhein-Westfalen
        Fotosyntese = Photosynthese
        Robespierrre = Robespierre
        Ludwieg XIV = Ludwig XIV.
        Napoleon Bonaparte = Napoléon Bonaparte
        Göhte = Goethe
        Der Process = Der Prozess
        Ratifizirung = Ratifizierung
        Tip 2 Diabetes = Typ 2 Diabetes
        Ministerrrat = Ministerrat
        """,
    ),
    "two slips beside one another elsewhere are still two slips": (
        TYPO,
        """
        Destabiliserung der Halbisnel = Destabilisierung der Halbinsel
        Gemeinschaftunternemen = Gemeinschaftsunternehmen
        """,
    ),
    "a lost umlaut is two edits, so it is forgiven in long texts only": (
        TYPO,
        """
        Fluchtling = Flüchtling
        Fluchtlinge = Flüchtlinge
        Unabhangigkeit = Unabhängigkeit
        Militarhilfe = Militärhilfe
        Bevölkerüng = Bevölkerung
        """,
    ),
    "a lost umlaut is another word in short texts": (
        DIFFERENT,
        """
        schon = schön
        schön = schon
        schon = schoen
        drucken = drücken
        Rustung = Rüstung
        Munster = Münster
        Ol = Öl
        """,
    ),
    "umlauts that make other words are never forgiven": (
        DIFFERENT,
        """
        Forderung = Förderung
        Ölforderung = Ölförderung
        die Achtung von Atomwaffen = die Ächtung von Atomwaffen
        das konnte den Konflikt verschärfen = das könnte den Konflikt verschärfen
        es wurde helfen = es würde helfen
        Volkszahlung = Volkszählung
        """,
    ),
    "foreign accents are forgiven, since few can type them": (
        TYPO,
        """
        Erdogan = Erdoğan
        Walesa = Wałęsa
        Sao Paulo = São Paulo
        Dvorak = Dvořák
        Ceausescu = Ceaușescu
        Atmosfäre = Atmosphäre
        """,
    ),
    "inflection of the same word": (
        INFLECTION,
        """
        Bild = Bilder
        Bilder = Bild
        Vertrag = Verträge
        Verträge = Vertrag
        des Vertrags = der Vertrag
        Satellitenbild = Satellitenbilder
        Bundesland = Bundesländer
        Sanktion = Sanktionen
        Embargos = Embargo
        Ministerien = Ministerium
        Bündnisse = Bündnis
        Vereinten Nationen = Vereinte Nationen
        Nordkoreas = Nordkorea
        Mutter = Mütter
        Häfen = Hafen
        Kalten Krieges = Kalter Krieg
        Präsidentinnen = Präsidentin
        Museen = Museum
        russische Außenminister = russischer Außenminister
        Krise = Krisen
        Visa = Visum
        Atomwaffe = Atom-Waffen
        Staatenbünde = Staatenbund
        Waffenstillstände = Waffenstillstand
        Ultimaten = Ultimatum
        Prinzipien = Prinzip
        Vetos = Veto
        hybride Kriege = hybrider Krieg
        Grüne = Die Grünen
        """,
    ),
    "an ending that makes another word is no inflection": (
        DIFFERENT,
        """
        Krieger = Krieg
        Politiker = Politik
        Kampf = Kämpfer
        Wahl = Wähler
        Arbeit = Arbeiter
        Ausländer = Ausland
        Isländer = Island
        Minister = Ministerin
        Präsidentin = Präsident
        König = Königin
        Brasilien = Brasilia
        Niger = Nigeria
        Botschafter = Botschaft
        Fischer = Fisch
        Türken = Türkei
        Diktatur = Diktator
        Mandant = Mandat
        Ukrainer = Ukraine
        Kommunist = Kommunismus
        Diplomat = Diplomatie
        Sanktionierung = Sanktion
        dass = das
        Sulfit = Sulfat
        Natriumchlorit = Natriumchlorid
        """,
    ),
    "two typos are too many up to 8 letters, three in any text": (
        DIFFERENT,
        """
        Vietman = Vietnam
        Satelitnbildre = Satellitenbilder
        Moskuaa = Moskau
        """,
    ),
    "texts up to 4 letters allow no typo": (
        DIFFERENT,
        """
        Iran = Irak
        Omna = Oman
        Rom = Ron
        NATO = NASA
        Kuba = Kubo
        USA = UNO
        EU = UN
        a = b
        """,
    ),
    "two edits side by side are another word": (
        DIFFERENT,
        """
        Aufrüstung = Abrüstung
        Abrüstung = Aufrüstung
        Inflation = Deflation
        Zufluss = Abfluss
        Kim Jong Il = Kim Jong Un
        Import = Export
        intern = extern
        illegal = legal
        Illegalität = Legalität
        unnatürlich = natürlich
        Unabhängigkeit = Abhängigkeit
        Osten = Westen
        Ostsee = Nordsee
        Nordkorea = Südkorea
        Slowakei = Slowenien
        Minimum = Maximum
        Monarchie = Anarchie
        Offensive = Defensive
        slowakisch = slowenisch
        Emigration = Immigration
        Destabilisierung = Stabilisierung
        unilateral = bilateral
        Bundesrat = Bundestag
        Serbien ist ein Nachbar = Syrien ist ein Nachbar
        Deeskalation = Eskalation
        Gegenoffensive = Offensive
        Ostblock = Westblock
        """,
    ),
    "another prefix is another word": (
        DIFFERENT,
        """
        Vortrag = Vertrag
        Erfassung = Verfassung
        Ermittlung = Vermittlung
        Gericht = Bericht
        Austritt = Auftritt
        Aufgabe = Ausgabe
        Abbau = Anbau
        Zerfall = Verfall
        Enklave = Exklave
        Produktion = Reduktion
        Progression = Regression
        """,
    ),
    "well-known neighbours are other words, in any text": (
        DIFFERENT,
        """
        Krieg im Irak = Krieg im Iran
        Irland = Island
        Inland = Island
        Gambia = Sambia
        Hauptstadt Bukarest = Hauptstadt Budapest
        Staat = Stadt
        17. Juli = 17. Juni
        Evolution = Revolution
        Resolution = Revolution
        Migration = Emigration
        Astrologie = Astronomie
        ökologisch = ökonomisch
        Sezession = Rezession
        interstaatlich = innerstaatlich
        die Westbank = die Weltbank
        Attacke = Attaché
        Monarchin = Monarchie
        Diplomatin = Diplomatie
        Makroökonomie = Mikroökonomie
        Demografie = Demokratie
        Olaf Schulz = Olaf Scholz
        die CSU im Bundestag = die CDU im Bundestag
        NASA-Gipfel = NATO-Gipfel
        Artikel B des Vertrags = Artikel A des Vertrags
        von dem Krieg = vor dem Krieg
        sie wollen liefern = sie sollen liefern
        Besatzung = Besetzung
        UNO-Sicherheitsrat = UN-Sicherheitsrat
        EU-Sicherheitsrat = UN-Sicherheitsrat
        Gerücht = Gericht
        Vereidigung = Verteidigung
        Balken = Balkan
        S-Bahn = U-Bahn
        SBahn = U-Bahn
        PlanB = Plan A
        PlanAB = Plan A
        Proton = Photon
        Ethanol = Methanol
        Waise = Weise
        """,
    ),
    "negation is never forgiven": (
        DIFFERENT,
        """
        eine Einigung = keine Einigung
        keine Einigung = eine Einigung
        nicht verfügbar = verfügbar
        Waffen = keine Waffen
        kein Krieg = Krieg
        die Lage ist sicher = die Lage ist unsicher
        Lieferung mit Zustimmung = Lieferung ohne Zustimmung
        nie bestätigte Lieferung = die bestätigte Lieferung
        verfügbar = (nicht) verfügbar
        bestätigt = bestätigt (nicht amtlich)
        Nichtverbreitung = Verbreitung
        Nonproliferation = Proliferation
        """,
    ),
    "digits, signs and decimal commas are never forgiven": (
        DIFFERENT,
        """
        1948 = 1949
        2000 = 2001
        20000 = 2000
        im Jahr 1949 = 1948
        5 = -5
        -5 = 5
        3,5 = 35
        3,5 = 3,6
        1,5 = 1.500
        18. Juni = 17. Juni
        17. Juni 2023 = 17. Juni 2024
        Juni 2042 = Juni 2024
        5 Milliarden = 5 Millionen
        5 Billionen = 5 Millionen
        50 Millionen = 5 Millionen
        drei Staaten = zwei Staaten
        zwei Staaten = 3 Staaten
        Zweiter Weltkrieg = Erster Weltkrieg
        Erster Weltkrieg = 2. Weltkrieg
        Pius XI. = Pius XII.
        Covid-18 = Covid-19
        1990er = 1990
        G7 = G8
        1914-1919 = 1914-1918
        01067 = 1067
        10² = 102
        14:30 Uhr = 14:03 Uhr
        Drei-Staaten-Lösung = Zwei-Staaten-Lösung
        Elisabeth I. = Elisabeth II.
        A380 = A390
        Boeing 737 = Boeing 747
        3:0 = 3:1
        1,234 = 1.234
        8. Mai 1954 = 8. Mai 1945
        5. Mai = 5. März
        Ludwig XVI. = Ludwig XIV.
        a+b = a-b
        Fe2+ = Fe3-
        v2.0 = v3.0
        H2SO3 = H₂SO₄
        mehr als 5 = 5
        SO2-Ausstoß = CO2-Ausstoß
        20er-Jahren in Berlin = 20-Jahren in Berlin
        007 = 7
        """,
    ),
    "signs and units are never forgiven": (
        DIFFERENT,
        """
        C = C++
        C++ = C
        C# = C
        5 kg = 5 km
        5 km = 5 m
        5 Meter = 5 Liter
        5 Dollar = 5 Euro
        5 = 5 %
        10 Tage = 10 Jahre
        10 Prozent = 10 Prozentpunkte
        5 Megawatt = 5 Gigawatt
        CO = CO2
        10 Tonnen = 10 Nonnen
        5 Wochen = 5 Wachen
        """,
    ),
    "a misspelt unit or scale word is a typo": (
        TYPO,
        """
        5 Millionne = 5 Millionen
        5 Milliaden Euro = 5 Milliarden Euro
        5 Kilometr = 5 km
        5 Wohcen Haft = 5 Wochen Haft
        5 Prozetn = 5 %
        """,
    ),
    "another gender's article is a slip, an article of the same gender is not": (
        TYPO,
        """
        die Vertrag = der Vertrag
        das Krise = die Krise
        """,
    ),
    "gender stars stand for either form": (
        EXACT,
        """
        Bürger*innen = Bürger
        Bürger:innen = Bürgerinnen
        BürgerInnen = Bürger
        Politiker = Politiker*in
        """,
    ),
    "nothing typed, or nothing that says anything, is different": (
        DIFFERENT,
        """
        = Hanoi
        ! = Hanoi
        ... = Hanoi
        ? = !
        die = Hanoi
        - = Hanoi
        \u200b = Hanoi
        🇫🇷 = 🇩🇪
        👍 = Hanoi
        """,
    ),
    "other words are different": (
        DIFFERENT,
        """
        Hanoi = Moskau
        Russland = Vietnam
        Russland und Vietnam = Vietnam
        Putin = Wladimir Putin
        Sanktion = Embargo
        Waffenruhe = Waffenstillstand
        Innenminister = Außenminister
        Erdgas = Erdöl
        Kim Jong = Kim Jong Un
        Kind-Politik = Ein-Kind-Politik
        ja = nein
        """,
    ),
}

ENGLISH: dict[str, tuple[Closeness, str]] = {
    "case, spaces, hyphens, articles and closing marks do not count": (
        EXACT,
        """
        north korea = North Korea
        cease-fire = ceasefire
        cease fire = ceasefire
        the treaty = treaty
        a treaty = the treaty
        treaty. = treaty
        United Nations = the United Nations
        Putin’s visit = Putin's visit
        in 2000 = 2000
        in the year 2000 = 2000
        A bomb = A-bomb
        """,
    ),
    "numbers, units and abbreviations": (
        EXACT,
        """
        1,000 = 1000
        5 million = 5,000,000
        five million = 5 million
        $5 million = 5 million dollars
        10 percent = 10%
        10 per cent = 10 %
        St. Petersburg = Saint Petersburg
        5th = 5
        June 17, 2024 = 17 June 2024
        17th of June 2024 = June 17th, 2024
        World War 2 = World War II
        First World War = 1st World War
        44 B.C. = 44 BC
        1914-1918 = 1914 to 1918
        law & order = law and order
        €5bn = 5 billion euros
        $1.5m = $1.5 million
        US$5 = $5
        twenty one = 21
        21st century = twenty-first century
        100 kilometres per hour = 100 km/h
        1960's = 1960s
        8th May 1945 = May 8, 1945
        two-state solution = 2-state solution
        The U.N. = UN
        Mt. Everest = Mount Everest
        Washington DC = Washington, D.C.
        henry viii = Henry VIII
        29,029 ft = 29029 feet
        sixty = 60
        """,
    ),
    "one typo from 5 letters, two from 9": (
        TYPO,
        """
        Untied Nations = United Nations
        soverignty = sovereignty
        soveriegnty = sovereignty
        goverment = government
        parlament = parliament
        embargoe = embargo
        diplomcy = diplomacy
        seperate peace = separate peace
        defence = defense
        center = centre
        organization = organisation
        color = colour
        Teh Hague = The Hague
        resumé = résumé
        cuban misile crisis = Cuban Missile Crisis
        embassador = ambassador
        Could War = Cold War
        El Nino = El Niño
        Missisipi = Mississippi
        Shakespere = Shakespeare
        recieve = receive
        definately = definitely
        Magna Charta = Magna Carta
        """,
    ),
    "inflection of the same word": (
        INFLECTION,
        """
        treaties = treaty
        sanction = sanctions
        crises = crisis
        ally = allies
        embargoes = embargo
        satellite image = satellite images
        women = woman
        criteria = criterion
        Putins = Putin
        weapon of mass destruction = weapons of mass destruction
        democracies = democracy
        """,
    ),
    "another word": (
        DIFFERENT,
        """
        Iraq = Iran
        war in Iraq = war in Iran
        import = export
        inflation = deflation
        offense = defense
        revolution = evolution
        July = June
        17 July = 17 June
        Iceland = Ireland
        Austria = Australia
        employer = employee
        terrorist = terrorism
        monarch = monarchy
        immigration = emigration
        astrology = astronomy
        ecological = economical
        nuclear = unclear
        conversation = conservation
        president = precedent
        council = counsel
        refuge = refugee
        could supply weapons = would supply weapons
        member of parliament = member or parliament
        detention = retention
        illegal = legal
        minister = ministry
        South Korea = North Korea
        southern border = northern border
        weapons of mass distraction = weapons of mass destruction
        Iran Curtain = Iron Curtain
        democrat = democracy
        embassy = ambassador
        disarmament = rearmament
        casual = causal
        principal = principle
        sanctioned = sanction
        nitrate = nitrite
        angle = angel
        quiet = quite
        stationary = stationery
        compliment = complement
        northern = southern
        legislator = legislature
        prosecution = persecution
        Missouri = Mississippi
        """,
    ),
    "negation is never forgiven": (
        DIFFERENT,
        """
        no agreement = an agreement
        not confirmed = confirmed
        unconfirmed = confirmed
        it is now confirmed = it is not confirmed
        non-nuclear = nuclear
        with consent = without consent
        unable = enable
        asymmetric = symmetric
        the deal isn't signed = the deal is signed
        proliferation = non-proliferation
        armed = unarmed
        """,
    ),
    "digits, signs and units are never forgiven": (
        DIFFERENT,
        """
        1948 = 1949
        -5 = 5
        1,500 = 1.5
        5 billion = 5 million
        5 miles = 5 metres
        5 = 5%
        World War I = World War II
        1990s = 1990
        16 = 60
        fourteen states = forty states
        Plan A = Plan B
        Henry V = Henry VIII
        £20 = $20
        sixty = 16
        July 14, 1776 = July 4, 1776
        """,
    ),
}


def rows() -> list[tuple[str, str, str, str, Closeness]]:
    """Return the whole table as rule, typed, accepted, language, expected."""
    return [
        (rule, typed.strip(), accepted.strip(), language, expected)
        for language, table in (("de", GERMAN), ("en", ENGLISH))
        for rule, (expected, pairs) in table.items()
        for typed, accepted in (line.split(" =", 1) for line in map(_unindented, pairs.strip().split("\n")))
    ]


def _unindented(line: str) -> str:
    return f" {line.strip(' ')}"
