"""What every record shares: frozen, typed fields, unknown fields refused by name."""

from __future__ import annotations

from typing import NewType

import msgspec

CaseId = NewType("CaseId", str)
CriterionId = NewType("CriterionId", str)
NodeId = NewType("NodeId", str)
AssessorId = NewType("AssessorId", str)
GroupId = NewType("GroupId", str)
PlaceId = NewType("PlaceId", str)
GateId = NewType("GateId", str)

# A JSON value. msgspec cannot describe a recursive type, so the depth is checked where text is read.
Value = object


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every record of a round; fields are those of the open round format."""
