"""Tables: headers found, rows with the lines they begin in, and what does not fit."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.errors import Misread
from netlog.exchange.records import Lost, Person, Rejected
from netlog.exchange.table import Table, find, once, plain, reading
from netlog.exchange.text import decoded

KNOWN = {"name", "email1value", "city"}


def table(text: str, *, least: int = 2) -> Table:
    found = find(decoded(io.BytesIO(text.encode())), knows, least=least)
    assert found
    return found


def knows(header: str) -> bool:
    return plain(header) in KNOWN


def rows(text: str) -> list[Any]:
    """Return the rows as the header names their cells, each with its line."""
    found = table(text)
    return [
        row
        if isinstance(row, Rejected)
        else (row[0], dict(zip(found.header, row[1], strict=False)))
        for row in found.rows()
    ]


def test_a_header_is_known_by_its_letters():
    """Case, accents, blanks and signs make no other header."""
    assert plain(" E-Mail_1 – Valué") == "email1value"
    assert plain("x" * 201) == ""


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_header_tells_what_parts_the_cells(sign):
    """Comma, semicolon and tab are told from the header alone, whatever the rows hold."""
    text = f"Name{sign}City\nAda{sign}Oslo\n"
    assert rows(text) == [(2, {"Name": "Ada", "City": "Oslo"})]


def test_other_delimiters_in_the_cells_do_not_matter():
    """A semicolon file may hold commas and a comma file semicolons."""
    text = "Name;City\nQuill, Ada;Oslo, Norway\n"
    assert rows(text) == [(2, {"Name": "Quill, Ada", "City": "Oslo, Norway"})]


def test_a_preamble_is_passed_over():
    """Prose before the header, with commas, quotes and line ends in it, is no header."""
    text = 'Notes:\n"Some prose, quoted,\nof two lines"\n\nsep=,\nName,City\nAda,Oslo\n'
    assert rows(text) == [(7, {"Name": "Ada", "City": "Oslo"})]


def test_a_header_may_be_the_25th_record_and_not_the_26th():
    """The search ends after 25 records, so that a novel is not read for one."""
    assert table("prose\n" * 24 + "Name,City\n").line == 25
    late = decoded(io.BytesIO(b"prose\n" * 25 + b"Name,City\n"))
    assert find(late, knows) is None


def test_one_known_name_is_no_header():
    """A line with one word that might be a header is prose."""
    assert find(decoded(io.BytesIO(b"name,is,Ada\n")), knows) is None
    assert table("name,is,Ada\n", least=1).header == ("name", "is", "Ada")


def test_rows_know_the_line_they_begin_in():
    """Line ends inside cells are counted, and kept."""
    text = 'Name,City\n"Ada\nQuill",Oslo\n\n"Bo\r\n\r\nLind",Rome\nCy,Bonn\n'
    assert rows(text) == [
        (2, {"Name": "Ada\nQuill", "City": "Oslo"}),
        (5, {"Name": "Bo\n\nLind", "City": "Rome"}),
        (8, {"Name": "Cy", "City": "Bonn"}),
    ]


def test_blank_rows_and_the_header_again_are_passed_over():
    """Rows of commas, as spreadsheets leave them, and a second file's header are no rows."""
    text = "Name,City\n,\n  , \nName,City\nAda,Oslo\n"
    assert rows(text) == [(5, {"Name": "Ada", "City": "Oslo"})]


def test_rows_may_end_early_or_in_blanks():
    """What is missing at the end is empty, and blank cells beyond the header are nothing."""
    text = "Name,City,email 1 value\nAda,Oslo\nBo,Rome,bo@example.org,,\n"
    assert rows(text) == [
        (2, {"Name": "Ada", "City": "Oslo", "email 1 value": ""}),
        (3, {"Name": "Bo", "City": "Rome", "email 1 value": "bo@example.org"}),
    ]


def test_a_row_has_a_blank_cell_more_than_the_header():
    """What a table does not have is looked up there, however long or short the row is."""
    found = list(table("Name,City\nAda\nBo,Rome\nCy,Bonn,,,\n").rows())
    assert [row[1][2] for row in found if not isinstance(row, Rejected)] == ["", "", ""]


def test_rows_are_read_again_while_they_are_read():
    """A pass in the middle of another leaves that one where it was."""
    here = table("Name,City\n" + "Ada,Oslo\n" * 9000)
    read = here.rows()
    first = [next(read) for _ in range(5000)]
    assert len(list(here.again())) == 9000
    assert len(first) + len(list(read)) == 9000


def test_a_table_is_read_as_its_records_are_taken():
    """An entry may come to several records or none; what is lost is told with its line."""

    def entry(line, row):
        if row[0] != "nobody":
            yield Person(row[0], row[0])
            yield Lost(line, "all else, left out")

    found = reading("x", table("Name,City\nAda,Oslo\nnobody,\nBo\0,Rome\n"), entry, ("said",))
    assert (found.source, found.remarks) == ("x", ("said",))
    assert list(found.records) == [
        *(Person("Ada", "Ada"), Lost(2, "all else, left out"), Rejected(4, "the key holds a NUL")),
    ]


def test_a_person_is_told_once():
    """What a log says of somebody again is passed over, and nothing else is."""
    ada, bo, lost = Person("a", "Ada"), Person("b", "Bo"), Lost(1, "tea")
    again = Person("a", "Ada Quill")
    assert list(once([ada, lost, bo, again, lost, ada])) == [ada, lost, bo, lost]


def test_rows_that_do_not_fit_are_rejected():
    """Too many cells, or one alone where there should be several, are no row of this table."""
    text = "Name,City,Note\nAda,Oslo,likes tea, and cake\nBADROW\nBo,Rome,\n"
    assert rows(text) == [
        Rejected(2, "there are 4 cells, but 3 columns"),
        Rejected(3, "there is 1 cell, but 3 columns"),
        (4, {"Name": "Bo", "City": "Rome", "Note": ""}),
    ]


def test_headers_are_made_different():
    """Two columns of one name are both there, and a column without a name gets one."""
    assert table("Name,City,,City,\n").header == (
        *("Name", "City", "column 3"),
        *("City-2", "column 5"),
    )


def test_a_quotation_mark_left_open_is_told():
    """An entry that swallows the rest of the file is rejected, and says how much that was."""
    text = 'Name,City\nAda,Oslo\nBo,"Rome\nCy,Bonn\nDi,Kyiv\n'
    assert rows(text) == [
        (2, {"Name": "Ada", "City": "Oslo"}),
        Rejected(
            3,
            "a quotation mark is opened here and never closed, so that 2 lines below it"
            " are not read",
        ),
    ]


def test_an_open_quotation_mark_in_the_last_line_is_told():
    """A file cut short in the middle of a cell loses that entry only."""
    assert rows('Name,City\nAda,Oslo\nBo,"Ro')[1:] == [
        Rejected(3, "a quotation mark is opened here and never closed")
    ]


def test_quotation_marks_inside_a_cell_are_letters():
    """A nickname in quotation marks opens nothing."""
    text = 'Name,City\nAda "Countess" Quill,Oslo\n"Bo ""B"" Lind",Rome\n'
    assert [row[1]["Name"] for row in rows(text)] == ['Ada "Countess" Quill', 'Bo "B" Lind']


def test_an_entry_of_more_than_a_mebibyte_is_refused():
    """An entry does not grow for ever, though each of its lines is short."""
    text = 'Name,City\nAda,Oslo\nBo,"' + "word\n" * 300_000
    with pytest.raises(Misread, match="begins in line 3 is longer than 1 MiB"):
        rows(text)


def test_a_table_has_at_most_a_thousand_columns():
    """A line of a million commas is no header."""
    found = find(decoded(io.BytesIO(b"Name,City" + b"," * 1000)), knows)
    assert found is None


cells = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))


@given(st.lists(st.tuples(cells, cells), max_size=20), st.sampled_from([",", ";", "\t"]))
def test_what_csv_writes_is_read_back(written, sign):
    """Any cells that Python's writer puts in a file come back, stripped, from their lines."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=sign, lineterminator="\n")
    writer.writerow(("Name", "City"))
    expected, line = [], 2
    for name, city in written:
        writer.writerow((name, city))
        row = (name.strip(), city.strip())
        if any(row) and row != ("Name", "City"):
            expected.append((line, {"Name": row[0], "City": row[1]}))
        line += 1 + name.count("\n") + city.count("\n")
    assert rows(file.getvalue()) == expected
