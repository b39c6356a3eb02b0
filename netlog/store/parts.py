"""Parts: where people have a part in a row that hangs on somebody else."""

from collections.abc import Mapping

# By table, the columns that name them. What hangs on a contact does so by `contact_id`.
PARTS: Mapping[str, tuple[str, ...]] = {
    "apart": ("other_id",),
    "knows": ("other_id",),
    "intro": ("other_id", "by_id"),
}
