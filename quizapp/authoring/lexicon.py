"""Words that tell what a name or a noun is; those that briefings are full of, not all there are."""

from __future__ import annotations

from quizapp.authoring.wordlist import words

COUNTRIES = {
    "de": {
        "": (
            "Afghanistan Ägypten Albanien Algerien Angola Argentinien Armenien Aserbaidschan Äthiopien "
            "Australien "
            "Bangladesch Belarus Belgien Bolivien Brasilien Bulgarien Chile China Dänemark Deutschland "
            "Ecuador "
            "Eritrea Estland Finnland Frankreich Georgien Ghana Griechenland Großbritannien Guatemala "
            "Haiti Indien "
            "Indonesien Irland Island Israel Italien Japan Jordanien Kambodscha Kamerun Kanada "
            "Kasachstan Katar "
            "Kenia Kirgisistan Kolumbien Kroatien Kuba Kuwait Lettland Libyen Litauen Luxemburg Malaysia "
            "Mali Malta "
            "Marokko Mexiko Moldau Montenegro Mosambik Myanmar Namibia Nepal Neuseeland Nicaragua Nigeria "
            "Nordkorea Nordmazedonien Norwegen Oman Österreich Pakistan Panama Paraguay Peru Polen "
            "Portugal Ruanda "
            "Rumänien Russland Sambia Saudi-Arabien Schweden Senegal Serbien Simbabwe Singapur Slowenien "
            "Somalia "
            "Spanien Südafrika Südkorea Südsudan Syrien Tadschikistan Taiwan Tansania Thailand "
            "Tschechien Tunesien "
            "Turkmenistan Uganda Ungarn Uruguay Usbekistan Venezuela Vietnam Zypern"
        ),
        "f": "Ukraine Türkei Schweiz Slowakei Mongolei Elfenbeinküste",
        "m": "Iran Irak Jemen Libanon Sudan Tschad Niger Kongo",
        "p": "USA Niederlande Philippinen",
    },
    "en": {
        "": (
            "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan "
            "Bangladesh Belarus "
            "Belgium Bolivia Brazil Britain Bulgaria Cambodia Cameroon Canada Chile China Colombia "
            "Croatia Cuba "
            "Cyprus Denmark Ecuador Egypt Eritrea Estonia Ethiopia Finland France Georgia Germany Ghana "
            "Greece "
            "Guatemala Haiti Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan "
            "Kazakhstan "
            "Kenya Kuwait Kyrgyzstan Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta "
            "Mexico Moldova "
            "Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Nicaragua Niger Nigeria Norway "
            "Oman "
            "Pakistan Panama Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Senegal Serbia "
            "Singapore "
            "Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand "
            "Tunisia Turkey "
            "Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe North_Korea "
            "South_Korea "
            "New_Zealand South_Africa Saudi_Arabia South_Sudan"
        ),
        "p": "United_States Netherlands Philippines United_Arab_Emirates",
    },
}
"""By the article that goes with them: none, or a feminine, masculine or plural one."""

CITIES = {
    "de": (
        "Abuja Accra Amman Amsterdam Ankara Athen Bagdad Bangkok Barcelona Beirut Belgrad Berlin "
        "Bern Bogotá Bonn "
        "Bratislava Brüssel Budapest Buenos_Aires Bukarest Canberra Chicago Damaskus Delhi Dhaka "
        "Doha Dresden Dubai "
        "Dublin Düsseldorf Frankfurt Genf Hamburg Hanoi Havanna Helsinki Hongkong Islamabad Istanbul Jakarta "
        "Jerusalem Johannesburg Kabul Kairo Kiew Köln Kopenhagen Leipzig Lissabon London Los_Angeles "
        "Madrid Mailand "
        "Manila Minsk Moskau Mumbai München Nairobi Neu-Delhi New_York Oslo Ottawa Paris Peking Prag "
        "Pretoria "
        "Pjöngjang Reykjavik Riad Riga Rom Sarajevo Seoul Shanghai Sofia Stockholm Straßburg "
        "Stuttgart Sydney "
        "Tallinn Taipeh Teheran Tiflis Tokio Toronto Tripolis Tunis Vilnius Warschau Washington Wien "
        "Zagreb Zürich"
    ),
    "en": (
        "Abuja Accra Amman Amsterdam Ankara Athens Baghdad Bangkok Barcelona Beijing Beirut Belgrade "
        "Berlin Bern "
        "Bogotá Bratislava Brussels Bucharest Budapest Buenos_Aires Cairo Canberra Chicago "
        "Copenhagen Damascus "
        "Delhi Dhaka Doha Dubai Dublin Frankfurt Geneva Hamburg Hanoi Havana Helsinki Hong_Kong "
        "Islamabad Istanbul "
        "Jakarta Jerusalem Johannesburg Kabul Kyiv Lisbon London Los_Angeles Madrid Manila Milan "
        "Minsk Moscow "
        "Mumbai Munich Nairobi New_Delhi New_York Oslo Ottawa Paris Prague Pretoria Pyongyang Reykjavik Riga "
        "Riyadh Rome Sarajevo Seoul Shanghai Sofia Stockholm Strasbourg Sydney Taipei Tallinn "
        "Tbilisi Tehran Tokyo "
        "Toronto Tripoli Tunis Vienna Vilnius Warsaw Washington Zagreb Zurich"
    ),
}
ORGANISATIONS = {
    "de": (
        "NATO Nato EU UN UNO WHO WTO OPEC Opec OECD IWF EZB IAEA Unicef UNICEF Unesco UNESCO UNHCR "
        "ASEAN Asean "
        "BRICS Hamas Hisbollah Taliban Weltbank Bundesbank Bundestag Bundesrat Greenpeace "
        "Amnesty_International "
        "Google Apple Microsoft Amazon Meta Tesla Volkswagen Siemens Airbus Boeing Gazprom Huawei Samsung"
    ),
    "en": (
        "NATO EU UN WHO WTO OPEC OECD IMF ECB IAEA UNICEF UNESCO UNHCR ASEAN BRICS Hamas Hezbollah Taliban "
        "Congress Greenpeace Google Apple Microsoft Amazon Meta Tesla Volkswagen Siemens Airbus "
        "Boeing Gazprom "
        "Huawei Samsung"
    ),
}
CAPITALS = {
    "de": {
        "Ankara": "Türkei", "Athen": "Griechenland", "Bagdad": "Irak", "Berlin": "Deutschland",
        "Bern": "Schweiz", "Hanoi": "Vietnam", "Kairo": "Ägypten", "Kiew": "Ukraine",
        "London": "Großbritannien", "Madrid": "Spanien", "Minsk": "Belarus", "Moskau": "Russland",
        "Neu-Delhi": "Indien", "Paris": "Frankreich", "Peking": "China", "Pjöngjang": "Nordkorea",
        "Rom": "Italien", "Seoul": "Südkorea", "Teheran": "Iran", "Tokio": "Japan", "Warschau": "Polen",
        "Washington": "USA", "Wien": "Österreich", "Damaskus": "Syrien", "Brüssel": "EU",
    },
    "en": {
        "Ankara": "Turkey", "Athens": "Greece", "Baghdad": "Iraq", "Berlin": "Germany",
        "Bern": "Switzerland", "Hanoi": "Vietnam", "Cairo": "Egypt", "Kyiv": "Ukraine",
        "London": "Britain", "Madrid": "Spain", "Minsk": "Belarus", "Moscow": "Russia",
        "New Delhi": "India", "Paris": "France", "Beijing": "China", "Pyongyang": "North Korea",
        "Rome": "Italy", "Seoul": "South Korea", "Tehran": "Iran", "Tokyo": "Japan", "Warsaw": "Poland",
        "Washington": "United States", "Vienna": "Austria", "Damascus": "Syria", "Brussels": "EU",
    },
}  # fmt: skip
"""Cities that news names for the government of a country."""

MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
FIRST_NAMES = words(
    "Abdel Abdul Achim Adam Adrian Ahmed Alan Albert Alejandro Alex Alexander Alexej Ali Alice "
    "Amir Ana Andrea "
    "Andreas Andrej Andrew Angela Anita Anja Anke Ann Anna Anne Annalena Anthony Antonio Antony Anton Barack "
    "Barbara Bashar Benjamin Bernd Bernhard Bill Birgit Bob Boris Brian Bruno Carla Carlos "
    "Carmen Carola Caroline "
    "Charles Charlotte Chris Christian Christina Christine Christoph Claire Clara Claudia Cyril "
    "Daniel David Diana "
    "Dieter Dmitri Dominic Donald Donna Edward Elena Elisabeth Elizabeth Elke Emma Emmanuel Eric "
    "Erik Ernst Eva "
    "Fatima Felix Fernando Frank Franz Friedrich Fritz Gabriel Gabriele Georg George Gerhard "
    "Giorgia Giuseppe "
    "Gordon Greta Gustavo Hannah Hans Harald Hassan Heike Heinrich Helen Helga Helmut Henry "
    "Hillary Hugo Ibrahim "
    "Igor Imran Ingrid Irene Isabel Ivan Jack Jair Jakob James Jan Jane Janet Jean Jens Joe "
    "Joachim Johann Johannes "
    "John Jonas Jörg José Joseph Juan Julia Julian Jürgen Justin Kamala Karin Karl Karoline Kate "
    "Katharina Kevin "
    "Klaus Konrad Kristina Kurt Kyriakos Lars Laura Lena Leo Lisa Lloyd Louis Lucas Luis Luiz "
    "Lukas Lula Manfred "
    "Manuel Marc Marco Margaret Maria Marie Marina Mario Mark Markus Martin Martina Mary Matteo Matthias Max "
    "Maximilian Mette Michael Michel Michelle Miguel Mike Mohamed Mohammed Monika Nancy Narendra "
    "Natalia Nicola "
    "Nicolas Nikola Nikolai Nina Nora Olaf Oleg Oliver Olga Oscar Otto Patricia Patrick Paul "
    "Paula Pavel Pedro "
    "Peter Petra Philipp Pierre Rachel Ralf Rainer Recep Renate Ricardo Richard Rishi Robert "
    "Roger Roland Rolf "
    "Ron Ronald Rosa Rudolf Ruth Sabine Samuel Sandra Sanna Sara Sarah Sebastian Sergej Sergei "
    "Sigrid Silvia Simon "
    "Sofia Sophie Stefan Stefanie Stephan Stephen Steve Steven Susan Susanne Sven Sylvia Tanja "
    "Theresa Thomas Tim "
    "Tobias Tom Tony Ulrich Ulrike Ursula Ute Uwe Valentina Vera Victor Viktor Vladimir Volker Walter Werner "
    "William Wladimir Wolfgang Wolodymyr Xavier Yasmin Yusuf Volodymyr"
)
SURNAMES_FIRST = words("Kim Xi Li Wang Yoon Mao Ho Lee Nguyen")
"""Family names that stand before the given name."""

TITLES = {
    "de": (
        r"(?:(?:\w+)?[Pp]räsident(?:en|in)?|(?:\w+)?[Kk]anzler(?:s|in)?|(?:\w+)?[Mm]inister(?:s|in)?|"
        r"(?:\w+)?[Cc]hef(?:s|in)?|(?:\w+)?[Ss]precher(?:s|in)?|Premier|König(?:s|in)?|Papst|"
        r"Professor(?:in)?|Prof\.|"
        r"Dr\.|(?:\w+)?[Ee]xpert(?:e|en|in)|Analyst(?:en|in)?|(?:\w+)?[Ff]orscher(?:in)?|"
        r"Direktor(?:in)?|Frau|Herr(?:n)?|"
        r"Generalsekretär(?:s|in)?|(?:\w+)?[Ss]ekretär(?:s|in)?|General(?:s)?|Senator(?:in)?|"
        r"Gouverneur(?:s|in)?|"
        r"Bürgermeister(?:s|in)?|Oberbürgermeister(?:s|in)?|(?:\w+)?[Kk]ommissar(?:s|in)?|Ökonom(?:in|en)?|"
        r"Machthaber(?:s)?|Staatschef(?:s)?)"
    ),
    "en": (
        r"(?:(?:Vice )?President|Prime Minister|(?:\w+ )?Minister|Chancellor|Secretary(?:-General)?|"
        r"(?:Secretary of State)|Governor|Senator|King|Queen|Prince|Princess|Pope|Professor|Prof\.|"
        r"Dr\.|Mr\.?|"
        r"Mrs\.?|Ms\.?|General|Director|Mayor|Commissioner|Chairman|Chairwoman|Chair|CEO|Premier|Ambassador|"
        r"Spokesman|Spokeswoman|analyst|economist|researcher|leader)"
    ),
}
HEADS = words(
    "abgabe abkommen abrüstung abteilung agentur allianz angebot angriff anlage anleihe anteil antrag arbeit "
    "armee artillerie ausgaben ausgleich ausschuss ausstoß bahn bank bau bedarf bedingungen "
    "behörde beitrag bericht "
    "beschluss bestände betrieb bewegung beziehungen branche budget bund bündnis bürger charta "
    "dienst drohne ebene "
    "einkommen einnahmen emissionen energie entwicklung erlaubnis ernte erwärmung export fabrik "
    "feld flotte flug "
    "flüchtlinge fonds forschung förderung freiheit frist gas gebiet gebot gefahr geld gericht "
    "geschäft gesellschaft "
    "gesetz gespräche gipfel grenze grundlage güter hafen halbinsel handel haushalt hilfe hilfen "
    "import industrie "
    "institut interesse investitionen kabel kammer kampf kanal kapazität katastrophe klausel "
    "klima kohle kommission "
    "konferenz konflikt kontrolle kosten kraft kraftwerk kredit krieg krise küste lager land "
    "leistung leitung "
    "lieferung lieferungen lizenz löhne macht mangel markt maßnahmen maschine material menge "
    "meer miete minister "
    "ministerium mission mittel monitor munition nachfrage netz norm notstand öl ordnung "
    "organisation pakt parlament "
    "partei partner partnerschaft partnerschaften pflicht plan planung politik polizei präsident "
    "preis preise "
    "produkt produktion programm projekt protokoll prozess prüfung quelle quote rakete raketen rat rate raum "
    "reaktor recht reform regel regierung reserve reserven rohstoff rohstoffe rüstung sanktionen "
    "satelliten satellit "
    "schiff schiffe schuld schulden schutz schule sektor sicherheit spannungen sperre spiel "
    "spiele staat stelle steuer "
    "station stoff stoffe strategie straße streik strom strömung studie subventionen system systeme technik "
    "technologie technologien tempo therapie transfer transfers transport tunnel turbine union unternehmen "
    "unterricht urteil verband verbot verbrauch verbrechen verfahren verfassung verkehr verlust "
    "vertrag verträge "
    "verwaltung vorhaben vorkommen vorrat vorräte vorschlag waffe waffen wachstum wahl wahlen "
    "währung wandel ware "
    "waren wasser wende werk werke wert wirtschaft wissenschaft zahl zahlung zeit zentrum ziel "
    "ziele zins zinsen "
    "zoll zölle zone zukunft zusammenarbeit"
)
"""What German compounds end with."""

WRONGDOING = {
    "de": (
        r"\w*(?:verbrech|mord|ermord|getötet|korrupt|bestech|betrug|betrüg|spionage|spionier|terror|folter|"
        r"vergewaltig|misshandel|geldwäsche|schmuggel|erpress|entführ|straftat|verurteil|verhaftet|"
        r"festgenommen|"
        r"angeklagt|kriegsverbrech|völkermord|massaker|sabotage|hackerangriff|cyberangriff|manipul|vertusch|"
        r"gefälscht|illegal|menschenrecht|waffentransfer|waffenlieferung|angriff|überfall|skandal|missbrauch|"
        r"diskrimini|verletzt|verstoß|verstieß)\w*"
    ),
    "en": (
        r"\w*(?:crime|criminal|murder|kill|corrupt|brib|fraud|spied|spying|espionage|terror|tortur|"
        r"rape|abuse|"
        r"launder|smuggl|extort|kidnap|convict|arrest|indict|charged with|genocide|massacre|sabotag|hack|"
        r"manipulat|cover-up|forged|illegal|human rights|arms transfer|arms deliver|attack|invad|invasion|"
        r"scandal|violat|discriminat)\w*"
    ),
}
"""Words of deeds that are pinned on nobody by swapping names."""
