from tests.exchange.test_friends import *
@given(journals())
@settings(max_examples=800)
def test_many(tmp_path_factory, empty_database, text):
    shell = Shell(tmp_path_factory.mktemp("trip"))
    shell.path.write_bytes(empty_database.read_bytes())
    assert load(shell, text).written == text
