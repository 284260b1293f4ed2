"""The words that head the columns of plans, by what the columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.documents.layouts.layout import Field

_WHOLE: dict[Field, str] = {
    "reference": "ref|reference|ref no|reference no|reference number|no|number|nr|id"
    "|item|item no|item number|code|rec no|serial no|line no|point",
    "action": "activities to deliver|what",
    "owner": "who|officer|name",
    "target": "when|due|date due|completion|time|target|targets",
    "status": "status|state|delivery|open or closed",
    "progress": "progress|update|updates|position|comment|comments|notes|commentary"
    "|narrative|response|achievements",
    "impact": "so what",
    "area": "area|section|strand|pillar|priority|priorities|theme",
    "rating": "brag b r a g|colour|score",
    "next_steps": "what next",
}
"""Headings that say so only where they are all of the heading."""

_WITHIN: dict[Field, str] = {
    "reference": "reference number|ref no|action ref|action reference|action number"
    "|action no|action id|action code|unique reference|item ref",
    "action": "action|actions|what we will do|what will we do|what are we going to do"
    "|what needs to be done|what needs to happen|what do we need to do"
    "|what we need to do|what will be done|what we are going to do|commitment",
    "sub_action": "sub action|sub actions|subaction|subactions|sub task|sub tasks"
    "|sub activity|steps|action steps|key steps|steps to be taken|key task|key tasks"
    "|detailed action|detailed actions|supporting action|supporting actions"
    "|how will we do it|how we will do it|how will we do this|how will we achieve this"
    "|how we will achieve this|how will this be achieved|key activity|key activities"
    "|specific action|specific actions",
    "owner": "owner|owners|owned by|action owner|lead|leads|lead officer|lead officers"
    "|action lead|lead agency|lead person|lead manager|lead role|responsible"
    "|responsible officer|responsible person|person responsible|officer responsible"
    "|who is responsible|responsibility|by whom|who by|accountable|accountability"
    "|accountable officer|accountable lead|assigned to|who will do it|who will do this"
    "|who will lead|sponsor|senior responsible officer|sro",
    "target": "target timescale|target timescales|targets timescales|target date"
    "|target dates|target completion date|target completion|timescale|timescales"
    "|time scale|time scales|time frame|timeframe|timeframes|due date|due dates|due by"
    "|by when|when by|deadline|deadlines|completion date|planned completion date"
    "|expected completion date|date for completion|date to be completed"
    "|to be completed by|complete by|end date|delivery date|original date|target"
    "|original target date|original due date|when will it be done",
    "revised": "revised date|revised dates|revised target|revised target date"
    "|revised timescale|revised timescales|revised deadline|revised due date"
    "|revised completion date|new date|new target date|new due date|new deadline"
    "|new timescale|new completion date|extension|extension date|extended date"
    "|extended deadline|extended to|amended date|amended target date|date revised"
    "|revision|revised",
    "measure": "success measure|success measures|measure of success|kpi|kpis"
    "|measures of success|success criteria|success indicator|success indicators"
    "|how will we know|how we will know|how do we know it has worked"
    "|how will we measure success|how we will measure success|outcome measure"
    "|how will success be measured|how will it be measured|outcome measures"
    "|how will impact be measured|impact measure|impact measures|measure|measures"
    "|performance measure|performance measures|performance indicator|metric|metrics"
    "|performance indicators|key performance indicator|key performance indicators"
    "|what will success look like|what does success look like|indicator|indicators"
    "|what success looks like|what does good look like|what good looks like"
    "|what will be different",
    "milestone": "milestone|milestones|key milestone|key milestones|interim target"
    "|interim targets|interim milestone|interim milestones",
    "status": "progress status|current status|action status|delivery status"
    "|completion status|status of action|implementation status",
    "rating": "rag|brag|ragb|rag b|rag rating|rag status|brag rating|brag status"
    "|rag score|rating|current rag|rag now|r a g|r a g b|b r a g|r a y g"
    "|red amber green|blue red amber green|red amber green blue|rating status",
    "progress": "progress|progress update|progress updates|progress to date|position"
    "|latest position|current position|position statement|commentary|latest update"
    "|update on progress|progress report|progress note|progress notes|action taken"
    "|actions taken|what have we done|what we have done|what has been done"
    "|what have we achieved|achievements to date|progress made|current update"
    "|quarterly update|monthly update|action update|action updates|update on action",
    "evidence": "evidence|evidence of completion|supporting evidence|assurance"
    "|source of evidence|sources of evidence|evidence of progress|evidence of impact"
    "|evidence and impact|impact and evidence|evidence impact|impact evidence"
    "|how do we know|what is the evidence|evidence source|evidence sources",
    "impact": "impact|impacts|impact statement|difference made|difference|impact made"
    "|what difference has it made|what difference has this made|what is the impact"
    "|intended impact|expected impact|outcome achieved|outcomes achieved|benefit"
    "|impact on children|impact for children|benefits|impact so far",
    "next_steps": "next step|next steps|further action|further actions|what is next"
    "|further action required|outstanding actions|outstanding action|next actions"
    "|remaining actions|future actions|planned next steps|still to do",
    "area": "improvement area|improvement areas|area for improvement|work stream"
    "|areas for improvement|priority area|priority theme|improvement priority"
    "|improvement theme|area of focus|workstream|action area|priority title"
    "|inspection theme|key theme|area of improvement",
    "outcome": "outcome|outcomes|desired outcome|desired outcomes|intended outcome"
    "|intended outcomes|expected outcome|expected outcomes|planned outcome"
    "|planned outcomes",
}
"""Phrases that say so wherever they stand in a heading."""

_NOTHING = (
    "actual completion date|actual date|date completed|completed date|date closed"
    "|date of completion|completed on|date achieved|start date|date started"
    "|last updated|date updated|date of update|last update date|review date|date added"
    "|date raised|budget|cost|costs|resource|resources|risk|risks|action plan"
    "|previous rag|previous rating|previous brag|last rag|previous status"
    "|rag previous|rag last|direction of travel|trend|priority level|priority rating"
    "|risk rating|progress dated|rating since|last rated|originally|original"
    "|move approved by|exception report|date passed|comments from"
)
"""Phrases of columns that hold something else than their single words would say."""

_ACTION: dict[Field, str] = {
    "action": "priority action|priority actions|improvement action|improvement actions"
    "|agreed action|agreed actions|planned action|planned actions|key action"
    "|key actions|action required|actions required|proposed action|proposed actions",
}

WEAK: dict[str, Field | None] = {
    "impact of action": "impact",
    "impact of actions": "impact",
    "recommendation": None,
    "recommendations": None,
    "objective": None,
    "objectives": None,
    "task": "sub_action",
    "tasks": "sub_action",
    "activity": "sub_action",
    "activities": "sub_action",
    "what": None,
}
"""Headings of the actions unless another column is; what they are headed by then."""


def whole_headings() -> dict[str, Field]:
    """Return normal heading -> what its column holds."""
    weak: dict[str, Field] = dict.fromkeys(WEAK, "action")
    named = {**dict(_each(_WITHIN)), **dict(_each(_ACTION)), **dict(_each(_WHOLE))}
    return {**named, **weak}


def phrases() -> dict[str, Field | None]:
    """Return normal phrase -> what a heading with it holds; None for no field."""
    weak: dict[str, Field | None] = dict.fromkeys(WEAK, "action")
    del weak["what"]
    nothing: dict[str, Field | None] = dict.fromkeys(_NOTHING.split("|"))
    return {**weak, **dict(_each(_WITHIN)), **dict(_each(_ACTION)), **nothing}


def _each(names: Mapping[Field, str]) -> Iterator[tuple[str, Field]]:
    for field, words in names.items():
        for heading in words.split("|"):
            yield heading, field
