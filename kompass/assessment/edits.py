"""Everything a team can do to an assessment: one function per use case, this is the door.

Each call is one step of undo unless ``step`` joins it to a step that is still the latest.
Each raises ``KompassError`` where a value is refused or the file cannot be written, and
records nothing where the value is already there.
"""

from kompass.assessment.editing.bullets import (
    add_improvement,
    add_strength,
    move_improvement,
    move_strength,
    remove_improvement,
    remove_strength,
    set_good_examples,
    set_improvement,
    set_strength,
)
from kompass.assessment.editing.details import set_details
from kompass.assessment.editing.moments import (
    name_moment,
    remove_moment,
    rename_moment,
)
from kompass.assessment.editing.own import (
    clear_override,
    set_mark,
    set_mark_note,
    set_override,
    set_override_reason,
    set_own_points,
    set_own_rationale,
)
from kompass.assessment.editing.people import (
    add_assessor,
    add_seats,
    move_assessor,
    move_seats,
    remove_assessor,
    remove_seats,
    set_assessor,
    set_seats,
)
from kompass.assessment.editing.reverting import revert
from kompass.assessment.editing.samsyn import (
    accept_equal,
    adopt,
    close_questions,
    open_questions,
    set_agreed,
    set_blind,
    set_lead,
)
from kompass.assessment.editing.scores import (
    import_points,
    set_findings,
    set_introduction,
    set_points,
    set_rationale,
)
from kompass.assessment.editing.signing import sign, unlock, withdraw
from kompass.assessment.editing.undo import next_redo, next_undo, redo, undo

__all__ = [
    "accept_equal",
    "add_assessor",
    "add_improvement",
    "add_seats",
    "add_strength",
    "adopt",
    "clear_override",
    "close_questions",
    "import_points",
    "move_assessor",
    "move_improvement",
    "move_seats",
    "move_strength",
    "name_moment",
    "next_redo",
    "next_undo",
    "open_questions",
    "redo",
    "remove_assessor",
    "remove_improvement",
    "remove_moment",
    "remove_seats",
    "remove_strength",
    "rename_moment",
    "revert",
    "set_agreed",
    "set_assessor",
    "set_blind",
    "set_details",
    "set_findings",
    "set_good_examples",
    "set_improvement",
    "set_introduction",
    "set_lead",
    "set_mark",
    "set_mark_note",
    "set_override",
    "set_override_reason",
    "set_own_points",
    "set_own_rationale",
    "set_points",
    "set_rationale",
    "set_seats",
    "set_strength",
    "sign",
    "undo",
    "unlock",
    "withdraw",
]
