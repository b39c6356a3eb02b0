"""netlog's own JSON: everything, to keep it, to read it by other means, and to bring it back.

    {"netlog": 4, "exported": "2026-11-19",
     "circles": [{"uid", "name", "cadence", "written_at"}, ...],
     "companies": [{"uid", "name", "same_as", "link", "note", "written_at"}, ...],
     "settings": [{"uid", "name", "value", "written_at"}, ...],
     "topics": [{"uid", "direction", "name", "since", "written_at"}, ...],
     "targets": [{"uid", "company", "role", "step", "opened_on", "due_on", "closed_on",
                  "written_at"}, ...],
     "people": [{"uid", "handle", "name", "location", "birthday", "met_on", "met_at",
                 "introduced_by", "circle", "cadence", "note", "added_on", "snoozed_until",
                 "archived_on", "in_person", "written_at",
                 "details": [{"uid", "kind", "value", "written_at"}, ...],
                 "tags": [{"uid", "name", "written_at"}, ...],
                 "positions": [{"uid", "company", "title", "since", "until", "written_at"}, ...],
                 "interactions": [{"uid", "day", "direction", "channel", "kind", "weight", "note",
                                   "initiator", "group", "source", "key", "forwards",
                                   "written_at"}, ...],
                 "origins": [{"uid", "source", "key", "written_at"}, ...],
                 "apart": [{"uid", "from", "written_at"}, ...],
                 "knows": [{"uid", "other", "how", "strength", "note", "written_at"}, ...],
                 "intros": [{"uid", "other", "by", "stage", "wish", "outcome", "note", "asked_on",
                             "made_on", "written_at"}, ...],
                 "loops": [{"uid", "kind", "what", "opened_on", "due_on", "state", "closed_on",
                            "note", "intro", "written_at"}, ...],
                 "topics": [as above, ...], "targets": [as above, ...]}, ...],
     "deleted": [{"uid", "what", "deleted_at"}, ...],
     "united": [{"uid", "what", "with"}, ...]}

Fields are a promise: always there, null when empty, never removed; more may be added. Days are
ISO days, a birthday may be `--02-29`, times are UTC, a cadence is `3 weeks`, and so is `in_person`.
`introduced_by`, `from`, `other` and `by` are handles, `circle`, `company` and `same_as` names,
`forwards` is the uid of an interaction, and `intro` of an introduction. Topics of nobody are my
own. Lists are in the order of entry; two who know each other are listed with the one added first.

A record has besides, where there is something to say: `rewritten`, when which of its fields were
written later than `written_at`; and `own_handle`, that of a person who is shown under another
because somebody else has it too. `deleted` are the uids of what is or once was deleted, and
`united` those of what was made on two machines and is one, under the second. A person is one line.

As JSON lines, every record has a `type` besides: `netlog` (the first, with `version` instead of
`netlog`), `circle`, `company`, `setting`, `topic`, `target`, `person`, `deleted`, `united`.

When it is read, what is not known is passed over. Only `uid`, and what the database needs, have to
be there; what has no `written_at` is older than everything. A file of version 3 says less.
"""

from netlog.exchange.native.reading import fill, fits, read
from netlog.exchange.native.writing import write, write_lines

__all__ = ["fill", "fits", "read", "write", "write_lines"]
