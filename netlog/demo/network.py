"""What lies between the invented people: who knows whom, what is open, whom to reach."""

from collections.abc import Iterator
from datetime import date, timedelta

from netlog.store.staging import Line

# The fields of each kind of line. A day is said as days before the present one, or after it (-3).
_FIELDS = {
    "knows": ("contact_id", "other_id", "how", "strength"),
    "introduced": ("contact_id", "introduced_by"),
    "position": ("contact_id", "company_id", "title", "since", "until"),
    "intro": ("contact_id", "other_id", "by_id", "stage", "asked_on", "made_on", "wish"),
    "loop": ("contact_id", "kind", "opened_on", "due_on", "state", "closed_on", "what"),
    "topic": ("contact_id", "direction", "since", "name"),
    "target": ("company_id", "contact_id", "opened_on", "due_on", "role"),
    "forwards": ("contact_id", "kind", "giver_id", "given"),
}
_DAYS = {"since", "until", "asked_on", "made_on", "opened_on", "due_on", "closed_on"}


def network(today: date) -> Iterator[Line]:
    """Yield what lies between the people, line by line; `-` stands for nothing."""
    for line in _NETWORK.strip().splitlines():
        table, *said = (part.strip() for part in line.split("|"))
        values = dict(zip(_FIELDS[table], map(_value, said), strict=True))
        for field in _DAYS & values.keys():
            if (days := values[field]) is not None:
                values[field] = (today - timedelta(days=int(days))).isoformat()
        yield Line(table, values)


def _value(said: str) -> str | None:
    return None if said == "-" else said


_NETWORK = """
knows      | ada-nwosu | zsofia-halmos | friends since school | 3
knows      | maya-benhaddou | tomasz-zurawski | the same team at Globex | 3
knows      | sorin-vladescu | tomasz-zurawski | worked together | 2
knows      | henrik-aaltovirta | maya-lindqvist | lighthouses | 2
knows      | kenji-watabe | lamine-diarrassou | the chart fair | 1
knows      | rain | rosalind-achterberg | wrote a thesis with her | 3
knows      | mateo-quispe-huanca | rosalind-achterberg | her old students | 1
introduced | zsofia-halmos | ada-nwosu
introduced | farah-mirzadeh | yusuf-demirtepe
position   | sorin-vladescu | Globex | Data engineer | 3600 | 605
position   | maya-benhaddou | Globex | Product designer | 2900 | 800
position   | kenji-watabe | Baobab Transit | Timetables | 4000 | 2700
intro      | zsofia-halmos | - | ada-nwosu | made | 270 | 262 | signs for the new wing
intro      | ngozi-tremblay | rain | - | asked | 9 | - | old star charts for the exhibition
intro      | lamine-diarrassou | yusuf-demirtepe | - | agreed | 33 | - | a robot at the bus station
loop       | callum-invergarry | request | 12 | 2 | open | - | what a discharge letter looks like
loop       | mateo-quispe-huanca | request | 230 | 205 | done | 208 | a word for the fellowship
loop       | leilani-kahale-stone | promise | 10 | -4 | open | - | the second draft of the kite map
loop       | rosalind-achterberg | promise | 95 | - | open | - | scan her slides, the third is lost
loop       | elena-maria-russo | ask | 40 | - | open | - | who looks after the branches' signs
loop       | henrik-aaltovirta | thanks | 610 | - | open | - | three pages to the ministry
topic      | - | offers | 700 | maps
topic      | - | offers | 700 | signs
topic      | - | offers | 90 | letters people understand
topic      | yusuf-demirtepe | needs | 20 | somebody in Ankara
topic      | dilnoza | needs | 112 | a printer for textiles
topic      | farah-mirzadeh | needs | 60 | signs
topic      | lamine-diarrassou | needs | 240 | maps
topic      | ngozi-tremblay | offers | 140 | repairing old paper
topic      | zsofia-halmos | needs | 150 | repairing old paper
topic      | graca-monteiro | offers | 300 | introductions to clinics
topic      | maya-benhaddou | needs | 15 | introductions to clinics
target     | Museum of Borrowed Clocks | - | 120 | -75 | signs for the new wing
target     | Observatory of the Long Night | - | 30 | - | star charts
target     | - | farah-mirzadeh | 21 | - | -
forwards   | mateo-quispe-huanca | recommendation | henrik-aaltovirta | recommendation
"""
