"""Area 3 of the example plan: supervision and management oversight."""

from cli.demo.plan import Area, Row

_ROUTINE = ("Target achieved; checked from now on as BAU",)

SUPERVISION = Area(
    heading="3. Supervision and oversight in the assessment teams",
    outcomes=(
        "Records follow the practice model and our recording rules",
        "Managers weigh the evidence, decide in time, and write down why",
        "The child comes first on every page of the record",
        "Better decisions mean that fewer children come back to us again and again",
    ),
    pages=(
        (
            Row(
                action=("3.1 Supervise as the new policy says.",),
                target=(
                    "New supervision policy out in April 2020",
                    "95% of all cases overseen or supervised, as BAU",
                ),
                progress=_ROUTINE,
            ),
            Row(
                action=(
                    "3.2 Case audits find a manager's hand and reasons wherever the"
                    " policy asks for them.",
                ),
                target=("Overseen or supervised: hold at 95% of cases",),
                progress=_ROUTINE,
            ),
            Row(
                action=("3.3 The weekly figures show oversight on each record.",),
                target=("Regular supervision in 90% of open cases",),
                progress=_ROUTINE,
            ),
        ),
        (
            Row(action=("3.3.1 The monthly figures show the same 90%.",)),
            Row(
                action=(
                    "3.4 Add posts to the assessment teams, so that work is shared out"
                    " fairly and managers have time to manage.",
                ),
                target=(
                    "March 2020",
                    "1. Average caseload, newly qualified staff included, no higher"
                    " than the council's",
                    "2. An increase in permanent managers, fewer leavers",
                    "3. A reduction in families referred or assessed twice",
                    "4. A lower rate of section 47 enquiries that lead nowhere",
                    "5. A higher share of protection conferences that make a plan",
                    "6. The same threshold, whichever team takes the case",
                ),
                progress=("Target achieved; DMG keeps an eye on it as BAU",),
            ),
            Row(
                action=(
                    "3.5 Put specialists beside the teams: midwives before birth, early"
                    " help in the MASH, workers on alcohol and drugs, advice on neglect"
                    " and a panel for teenagers.",
                ),
                target=(
                    "1. 85% of audits and observed visits find by March 2020 that help"
                    " came in time and lowered the risk",
                    "2. 80% of audits see other agencies at work in the assessment",
                ),
                progress=("Moving towards target",),
            ),
        ),
        (
            Row(
                action=("3.6 Let the new QA framework raise practice in every team.",),
                target=(
                    "1. 80% of professionals tell us that assessments are better:",
                    "a) September review to NCSP",
                    "b) December review to NCSP",
                    "c) March 2021 review to NCSP",
                ),
                progress=("Moving towards target",),
            ),
            Row(
                action=(
                    "3.7 Hold a learning set each month at which a HoS and the front-"
                    "line managers watch practice, talk about culture and identity, and"
                    " collect examples of good work.",
                ),
                target=(
                    "1. 85% of audits find by March 2020 a firm assessment, a plan and"
                    " a named lead",
                    "2. 80% of family feedback says by March 2020 that we understood",
                ),
                progress=("Moving towards target",),
            ),
        ),
    ),
)
