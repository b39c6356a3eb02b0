"""`netlog completion`: what makes TAB complete commands and people."""

from typing import Annotated

import typer

from netlog.app import command
from netlog.rules import checked_choice
from netlog.run import Run

# Each hands the words to netlog and takes a line for each offer. People are offered by handle,
# which no shell reads as anything else; nothing that is offered is evaluated.
_SCRIPTS = {
    "bash": """\
_netlog_complete() {
    local IFS=$'\\n'
    COMPREPLY=( $(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        _NETLOG_COMPLETE=complete_bash "$1" 2>/dev/null) )
}
complete -o default -F _netlog_complete netlog""",
    "zsh": """\
#compdef netlog
_netlog_complete() {
    local -a offers
    offers=("${(@f)$(COMP_WORDS="${(F)words}" COMP_CWORD=$((CURRENT - 1)) \\
        _NETLOG_COMPLETE=complete_bash netlog 2>/dev/null)}")
    if [[ -n "$offers" ]]; then compadd -- "${offers[@]}"; else _files; fi
}
compdef _netlog_complete netlog""",
    "fish": """\
function __netlog_complete
    COMP_WORDS=(commandline -cp | string collect) COMP_CWORD=(count (commandline -opc)) \\
        _NETLOG_COMPLETE=complete_bash netlog 2>/dev/null
end
complete -c netlog -a '(__netlog_complete)'""",
}


@command()
def completion(
    run: Run,
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="Which shell.")],
) -> None:
    """Print the script that makes TAB complete commands and people.

    In bash or zsh put eval "$(netlog completion bash)" into ~/.bashrc, or the same with zsh into
    ~/.zshrc after compinit; in fish write it to ~/.config/fish/completions/netlog.fish.

    Examples:
      netlog completion bash
      netlog completion fish
    """
    chosen = checked_choice("script for the shell", shell, tuple(_SCRIPTS))
    for line in _SCRIPTS[chosen or ""].splitlines():
        run.say(line)
