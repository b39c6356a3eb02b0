"""`netlog map`: who knows whom, as DOT, Mermaid, GraphML and a picture."""

import re
import stat
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange import maps
from netlog.exchange.maps import FORMS
from netlog.store.edges import Edge
from netlog.store.maps import Known, Map
from tests.conftest import Shell
from tests.trust.test_hostile import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
# As a browser would show it: how each form says what is no letter.
ENTITY = re.compile(r"#(\d+);")


@pytest.fixture
def people(netlog: Shell) -> Shell:
    """Ada (1) knows Bo (2) and introduced Cy (3), a colleague of Dee (4); Eli (5) is archived."""
    netlog.ok("add", "Ada Quill", "--circle", "inner", "--tag", "kites")
    netlog.ok("add", "Bo Marsh", "--circle", "close")
    netlog.ok("add", "Cy Noor", "--introduced-by", "ada", "--company", "Acme Kites")
    netlog.ok("add", "Dee Wren", "--company", "Acme Kites", "--tag", "kites")
    netlog.ok("add", "Eli Roth", "--circle", "close")
    netlog.ok("knows", "ada", "bo", "--how", "rowed together", "--strength", "3")
    netlog.ok("knows", "bo", "eli")
    netlog.ok("archive", "eli")
    for day in ("2026-11-10", "2026-08-10", "2026-05-10", "2026-02-10", "2025-11-10"):
        netlog.ok("log", "ada", "--on", day, "--via", "in-person")
    netlog.ok("log", "bo", "--on", "2026-01-10", "--via", "email")
    return netlog


def shown(netlog: Shell, *words: str) -> set[str]:
    """Return who is on a map, by what GraphML says."""
    return {node["label"] for node in graph(netlog.ok("map", "--as", "graphml", *words).out)[0]}


def graph(text: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Read GraphML: the nodes and the edges, with the values that the keys name."""
    root = ET.fromstring(text)
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{GRAPHML}key")}

    def read(kind: str) -> list[dict[str, str]]:
        return [
            {**one.attrib, **{str(names[d.get("key")]): d.text or "" for d in one}}
            for one in root.iter(f"{GRAPHML}{kind}")
        ]

    edges = [
        {"ends": f"{edge.get('source')} {edge.get('target')}"}
        | {str(names[d.get("key")]): d.text or "" for d in edge}
        for edge in root.iter(f"{GRAPHML}edge")
    ]
    return read("node"), edges


# Who is on it -------------------------------------------------------------------------------------


def test_everybody_but_who_is_archived(people):
    """I am in the middle; who is archived is not there."""
    assert shown(people) == {"me", "Ada Quill", "Bo Marsh", "Cy Noor", "Dee Wren"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("--around", "bo"), {"Bo Marsh", "Ada Quill"}),
        (("--around", "bo", "--steps", "2"), {"Bo Marsh", "Ada Quill", "Cy Noor"}),
        (("--around", "bo", "--steps=9"), {"Bo Marsh", "Ada Quill", "Cy Noor", "Dee Wren"}),
        (("--around", "eli"), {"Eli Roth", "Bo Marsh"}),
        (("--around", "bo", "--tag", "kites"), {"Bo Marsh", "Ada Quill"}),
        (("--tag", "kites"), {"Ada Quill", "Dee Wren"}),
        (("--circle", "close"), {"Bo Marsh"}),
        (("--company", "acme"), {"Cy Noor", "Dee Wren"}),
        (("--tag", "nothing"), set()),
    ],
)
def test_some(people, words, names):
    """Around somebody, step by step, or by the filters of every listing."""
    assert shown(people, *words) == {"me", *names}


def test_what_is_between_them(people):
    """My tie to each with its strength, then each pair with what makes it one."""
    nodes, edges = graph(people.ok("map", "--as", "graphml").out)
    assert [(n["label"], n.get("circle"), n.get("tie")) for n in nodes] == [
        ("me", None, None),
        ("Ada Quill", "inner", "strong"),
        ("Bo Marsh", "close", "weak"),
        ("Cy Noor", None, "new"),
        ("Dee Wren", None, "new"),
    ]
    mine = {e["ends"]: float(e["weight"]) for e in edges if e["source"] == "tie"}
    assert mine.keys() == {"me p1", "me p2", "me p3", "me p4"}
    assert 1 >= mine["me p1"] > mine["me p2"] > mine["me p3"] == 0
    assert [(e["ends"], e["source"], e["how"]) for e in edges if e["source"] != "tie"] == [
        ("p1 p2", "knows", "rowed together"),
        ("p1 p3", "introduced", "Ada Quill introduced Cy Noor"),
        ("p3 p4", "colleagues", "both at Acme Kites"),
    ]


def test_nobody(netlog):
    """An empty map is one of me, in every form; a terminal is told."""
    for form in FORMS:
        answer = netlog.ok("map", "--as", form)
        assert "me" in answer.out
        assert answer.err == ""
    assert netlog.ok("map", terminal=True).err == "nobody like that\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--steps", "2"), 2, "--steps is around somebody; add --around WHO"),
        (("--around", "bo", "--steps", "0"), 2, "cannot go 0 steps; --steps is from 1 to 9"),
        (("--around", "zorro"), 4, "nobody here goes by 'zorro'"),
        (("--circle", "nowhere"), 4, "there is no circle 'nowhere'"),
        (("--as", "png"), 2, "netlog draws no 'png'; try dot, mermaid, graphml, svg, html"),
        (
            ("-o", "map.png"),
            2,
            "cannot tell what to draw from the end of 'map.png'; end it in .dot",
        ),
        (("-o", ""), 2, "cannot tell what to draw from the end of ''; end it in"),
        (("-o", "./", "--as", "svg"), 2, "a map is one file; name one with -o"),
        (("-o", "netlog.db", "--as", "svg"), 6, "netlog.db belongs to a netlog database"),
        (("-o", "no/map.svg"), 1, "cannot write"),
    ],
)
def test_what_cannot_be_drawn(people, monkeypatch, words, code, said):
    """It is said in a line, and no file is made."""
    monkeypatch.chdir(people.home)
    before = sorted(people.home.iterdir())
    answer = people("map", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert sorted(people.home.iterdir()) == before


# Where it goes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [ending for form in FORMS.values() for ending in form.endings])
def test_a_file_is_what_its_end_says(people, ending):
    """The same as with --as, byte for byte each time, for its owner alone."""
    place = people.home / f"map{ending.upper()}"
    said = people.ok("map", "-o", place).out
    assert said.startswith(f"drew 4 people in {place}; ")
    form = next(name for name, form in FORMS.items() if ending in form.endings)
    assert place.read_bytes().decode() == people.ok("map", "--as", form).out
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_nothing_is_written_over(people):
    """What is there stays, unless --force says otherwise; --as says the form of any file."""
    place = people.home / "map.svg"
    place.write_text("mine")
    answer = people("map", "-o", place)
    assert (answer.code, answer.err) == (
        6,
        f"netlog: {place} is there already; --force writes over it\n",
    )
    assert place.read_text() == "mine"
    people.ok("map", "-o", place, "--as", "dot", "--force")
    assert place.read_text().startswith("graph netlog {")


def test_on_a_terminal_nothing_can_do_harm(netlog):
    """What would act there is not even in a file."""
    netlog.ok("add", "Ada \x1b[31mQuill\u202e")
    for form in FORMS:
        for terminal in (True, False):
            out = netlog.ok("map", "--as", form, terminal=terminal).out
            assert "\x1b" not in out
            assert "\u202e" not in out


# Each form ----------------------------------------------------------------------------------------


def test_dot(people):
    """Circles are clusters; a colour, a width and a style say what there is."""
    out = people.ok("map").out
    assert out == people.ok("map", "--as", "dot").out
    assert (
        '        p1 [label="Ada Quill", tooltip="Ada Quill (ada-quill): inner, strong tie, ' in out
    )
    assert 'subgraph cluster_1 {\n        label="inner"\n' in out
    assert 'p1 -- p2 [penwidth=2.30, style=solid, tooltip="rowed together"]' in out
    assert 'style=dashed, tooltip="Ada Quill introduced Cy Noor"]' in out
    assert 'style=dotted, tooltip="both at Acme Kites"]' in out
    assert dot(out)[0] == {"me": "me", "p1": "Ada Quill", "p2": "Bo Marsh"} | {
        "p3": "Cy Noor",
        "p4": "Dee Wren",
    }


def test_mermaid(people):
    """Circles are subgraphs, strong ties thick, and an arrow leads to who was introduced."""
    assert (
        people.ok("map", "--as", "mermaid").out
        == """\
graph LR
    me((me))
    subgraph c1["inner"]
        p1["Ada Quill"]
    end
    subgraph c2["close"]
        p2["Bo Marsh"]
    end
    p3["Cy Noor"]
    p4["Dee Wren"]
    me === p1
    me --- p2
    me -.- p3
    me -.- p4
    p1 ---|"rowed together"| p2
    p1 -.->|"introduced"| p3
    p3 -.-|"both at Acme Kites"| p4
    classDef me fill:#333333,stroke:#333333,color:#ffffff
    class me me
    classDef h1 fill:#ffd9cc,stroke:#c4512d,color:#222222
    class p1 h1
    classDef h2 fill:#ffedbf,stroke:#a87500,color:#222222
    class p2 h2
    classDef h3 fill:#eeeeee,stroke:#6b6b6b,color:#222222
    class p3,p4 h3
"""
    )


def test_the_picture_says_more_where_one_rests(people):
    """Each person and each line has a title; the legend has the circles and the lines."""
    root = ET.fromstring(people.ok("map", "--as", "svg").out)
    titles = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert titles[:4] == [
        "Who knows whom",
        "rowed together",
        "Ada Quill introduced Cy Noor",
        "both at Acme Kites",
    ]
    assert titles[4].startswith("Ada Quill (ada-quill): inner, strong tie, 0.")
    assert titles[4].endswith("; last touch 2026-11-10")
    assert titles[6].endswith("; never touched")
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert said == [
        *("me", "Ada Quill", "Bo Marsh", "Cy Noor", "Dee Wren"),
        *("inner (1)", "close (1)", "no circle (2)", "know each other"),
        *("introduced by one of them", "worked at the same company"),
        "yours: the stronger, the thicker and nearer",
    ]


def test_a_page_asks_nobody_for_anything(people):
    """It has the same picture, no script, no address but the name of SVG, and a policy of none."""
    page = people.ok("map", "--as", "html").out
    picture = people.ok("map", "--as", "svg").out.partition("\n")[2]
    assert picture in page
    assert "default-src 'none'" in page
    assert re.findall(r"(?i)https?:[^\"' ]*", page) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"(?i)<script|<link|<img|<iframe|@import|url\(|href|src=|\son\w+=", page)


# Hostile names ------------------------------------------------------------------------------------


def dot(text: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Read DOT by the part of its grammar that there is: labels by node, and edges.

    Raises:
        AssertionError: it is not of that grammar.
    """
    token = re.compile(r'\s*(?:("(?:[^"\\\n]|\\.)*")|([A-Za-z_][\w]*|-?[\d.]+)|(--|[{}\[\],=]))')
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = token.match(text, at)
        assert found, text[at : at + 80]
        tokens.append(found[0].strip())
        at = found.end()
    assert tokens[:3] == ["graph", "netlog", "{"]
    return _statements(tokens[3:])


def _statements(tokens: list[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    labels, edges, depth = {}, [], 1
    rest = iter(tokens)
    for word in rest:
        if word == "}":
            depth -= 1
        elif word == "subgraph":
            assert re.fullmatch(r"cluster_\d+", next(rest))
            assert next(rest) == "{"
            depth += 1
        elif word in {"label", "color"}:
            assert next(rest) == "="
            assert next(rest)[0] == '"'
        else:
            assert re.fullmatch(r"me|p\d+|graph|node|edge", word), word
            other = None
            if (sign := next(rest)) == "--":
                other, sign = next(rest), next(rest)
            assert sign == "["
            said = {}
            while True:
                name = next(rest)
                assert name.isalpha()
                assert next(rest) == "="
                said[name] = next(rest)
                if (sign := next(rest)) == "]":
                    break
                assert sign == ","
            if other:
                edges.append((word, other))
            elif "label" in said:
                quoted = said["label"][1:-1]
                labels[word] = re.sub(r"\\(.)", r"\1", quoted).replace("&amp;", "&")
    assert depth == 0
    return labels, edges


def mermaid(text: str) -> tuple[dict[str, str], int]:
    """Read Mermaid, each line of which is of one of a few kinds: labels by node, number of edges.

    Raises:
        AssertionError: a line is of none.
    """
    quoted = r'"((?:[^"#&<>`\\%{}:;\[\]|]|#\d+;)*)"'
    kinds = {
        "node": rf"(p\d+)\[{quoted}\]",
        "edge": rf"(?:me|p\d+) (?:===|---|-\.-|-\.->)(?:\|{quoted}\|)? p\d+",
        "other": rf"graph LR|me\(\(me\)\)|subgraph c\d+\[{quoted}\]|end|class \S+ \w+"
        r"|classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}",
    }
    labels, edges = {}, 0
    lines = text.split("\n")
    assert lines.pop() == ""
    for line in lines:
        kind = next((k for k, how in kinds.items() if re.fullmatch(how, line.strip())), None)
        assert kind, ascii(line)
        edges += kind == "edge"
        if kind == "node":
            node = re.fullmatch(kinds["node"], line.strip())
            assert node
            labels[node[1]] = ENTITY.sub(lambda code: chr(int(code[1])), node[2])
    return labels, edges


def hostile(names: list[str]) -> Map:
    """Return a map on which everything is called by these names, in a ring of acquaintances."""
    some = [
        Known(n, name[:80], name, names[n % 3 % len(names)][:100], n % 10 / 10, "weak", None)
        for n, name in enumerate(names, start=1)
    ]
    ring = [
        Edge(n, n + 1, ("knows", "introduced", "colleagues")[n % 3], names[n], 0.5)
        for n in range(1, len(names))
    ]
    return Map(some, ring, list(dict.fromkeys(person.circle or "" for person in some)))


def assert_sound(whole: Map) -> None:
    """Each form can be read, and everybody is in it under the same name."""
    texts = {form: "".join(maps.write(whole, form)) for form in FORMS}
    drawn = {dot.mark: dot.name for dot in maps.drawing(whole).dots}
    edges = len(whole.people) + len(whole.edges)
    labels, found = dot(texts["dot"])
    assert labels == {"me": "me", **drawn}
    assert len(found) == edges
    assert mermaid(texts["mermaid"]) == (drawn, edges)
    nodes, ties = graph(texts["graphml"])
    assert {node["id"]: node["label"] for node in nodes} == {"me": "me", **drawn}
    assert len(ties) == edges
    root = ET.fromstring(texts["svg"])
    assert {child.tag for child in root.iter()} <= {
        f"{SVG}{tag}" for tag in "svg title style rect path circle text g".split()
    }
    assert len(root.findall(f"{SVG}g[@class='b']")) == len(whole.people)
    assert texts["html"].count("</svg>") == texts["html"].count("</html>") == 1
    for text in texts.values():
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)


def test_hostile_names():
    """Whatever stands in a name, a circle or a note stays in its place, in every form."""
    assert_sound(hostile(HOSTILE))


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=6))
@example(["\ufffe", "\uffff\udc80", "]]>", "--> end", "\\", '\\"'])
@example(["\n", '"', "%%{init: {}}%%", "style x:y#z;", "&quot;", "end"])
def test_any_names(names):
    """Nor does any other text."""
    assert_sound(hostile(names))


def test_there_is_no_such_form():
    """Who draws by name hears which there are."""
    with pytest.raises(Misread, match="netlog draws no 'pdf'"):
        maps.write(Map([], [], []), "pdf")
