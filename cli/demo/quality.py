"""Area 4 of the example plan: audit that changes practice."""

from cli.demo.plan import Area, Row

QUALITY = Area(
    heading="4. Audit and quality assurance that change practice",
    outcomes=(
        "Figures for the board and for the front line answer one question: so what?",
        "Complaints, disputes and audit feed one cycle that families notice",
    ),
    pages=(
        (
            Row(
                action=("4.1 Start the QA framework afresh, with outcomes first.",),
                target=(
                    "Framework and guide issued; 80% more cases that Ofsted would call"
                    " good, by March 2020",
                ),
                progress=("Framework issued again",),
            ),
            Row(
                action=("4.2 Each audit report is good enough to change practice.",),
                target=("Ongoing. A course for auditors comes by July 2020",),
                progress=("Seasoned auditors hired; first round of benchmarking held",),
            ),
            Row(
                action=("4.3 More auditors and themed audits lift practice.",),
                target=("Ongoing.",),
                progress=("Hiring done; QA has a permanent team",),
            ),
            Row(
                action=(
                    "4.4 In practice weeks, agencies look together at a few cases in"
                    " depth.",
                ),
                target=(
                    "Held in September 2018 and February 2019, and then as the yearly"
                    " calendar says",
                ),
                progress=("The 2020/21 calendar is agreed, and held up by COVID19",),
            ),
            Row(
                action=(
                    "4.5 Learn from complaints, and settle them with the family rather"
                    " than against it.",
                ),
                target=("1. Ombudsman's course for managers – March 2020 – completed",),
                progress=("On course; results go into the yearly report. April 2021",),
            ),
        ),
        (
            Row(
                target=(
                    "2. Complaints and our answers are part of what is audited",
                    "3. Proportion of learning audits that come back in time",
                    "4. 85% of disputes settled in time by March 2020",
                ),
            ),
            Row(
                action=(
                    "4.6 Set up a group of designated managers across agencies that"
                    " learns together and asks hard questions.",
                ),
                target=("January 2020",),
                progress=(
                    "Completed – DMG and the director hear from it by the 30th July"
                    " 2020 and again by the 30th April 2021",
                ),
            ),
        ),
    ),
)
