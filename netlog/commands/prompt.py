"""`netlog prompt`: a word or two in a shell's prompt."""

from netlog.app import command
from netlog.errors import Unavailable
from netlog.run import Run
from netlog.store import dues


@command()
def prompt(run: Run) -> None:
    r"""Print how many are due, for a shell's prompt.

    Nothing where nobody is due, nor where there is no database: a prompt is no place to complain.
    In bash, PS1='$(netlog prompt) \$ ' shows it.

    Examples:
      netlog prompt
      netlog prompt --db ~/.local/share/netlog/netlog.db
    """
    try:
        with run.reading() as db:
            number = dues.count(db, run.today)
    except Unavailable:
        return
    if number:
        run.say(f"{number} due")
