"""What officers recorded from June to December 2020, apart from the meetings."""

from datetime import date

from cli.demo.updates import Sitting, Update, signed_off

OWNERS = (
    ("1.1", "AD Safeguarding and Social Care"),
    ("1.2", "Head of Workforce"),
    ("1.3", "Head of Workforce"),
    ("1.4", "Head of Workforce"),
    ("2.1", "HoS MASH and Exploitation"),
    ("2.2", "HoS MASH and Exploitation"),
    ("2.3", "HoS MASH and Exploitation"),
    ("2.4", "HoS MASH and Exploitation"),
    ("2.5", "AD Early Help"),
    ("2.6", "HoS MASH and Exploitation"),
    ("3.1", "HoS Assessment"),
    ("3.2", "HoS Assessment"),
    ("3.3", "Performance Manager"),
    ("3.3.1", "Performance Manager"),
    ("3.4", "AD Safeguarding and Social Care"),
    ("3.5", "HoS Assessment"),
    ("3.6", "QA Lead"),
    ("3.7", "HoS Assessment"),
    ("4.1", "QA Lead"),
    ("4.2", "QA Lead"),
    ("4.3", "QA Lead"),
    ("4.4", "QA Lead"),
    ("4.5", "Complaints Manager"),
    ("4.6", "Director's office"),
)

FIRST_YEAR = (
    Sitting(
        date(2020, 6, 25),
        "policy.officer",
        (
            Update("board", "DMG", "Departmental Management Group"),
            Update("board", "NCSP", "Northmere Children's Safeguarding Partnership"),
            *(Update("owner", ref, role) for ref, role in OWNERS),
        ),
    ),
    Sitting(
        date(2020, 7, 2),
        "hos.mash",
        (
            Update("set", "2.6", "by 30 September 2020"),
            Update(
                "progress",
                "2.6",
                "Partners agreed what the profile should hold; analysts met online",
                on="30 April 2020",
            ),
            Update("deliver", "2.6", "in progress", on="30 April 2020"),
            Update(
                "revise",
                "2.1",
                "8 secondary schools hold the gold award by December 2020",
                "Schools were closed to all but a few pupils from March",
                approved_by="DMG",
                number=2,
            ),
        ),
    ),
    Sitting(
        date(2020, 7, 8),
        "policy.officer",
        (
            Update(
                "progress",
                "3.1",
                "Policy issued to all teams with a short guide",
                on="4 April 2020",
                name="policy issued",
            ),
            Update(
                "progress",
                "4.1",
                "New audit guide put on the intranet",
                on="19 March 2020",
            ),
        ),
        hour=15,
    ),
    Sitting(
        date(2020, 7, 15),
        "qa.lead",
        (
            Update(
                "revise",
                "3.5",
                "1. 85% of audits and observed visits by March 2021",
                "Few visits could be observed this spring",
                approved_by="AD Safeguarding and Social Care",
                number=1,
            ),
            Update(
                "correct on",
                "policy issued",
                "14 April 2020",
                "The bulletin that announced it is dated the 14th",
            ),
            Update("progress", "4.2", "Trainer has moved the auditors' course online"),
        ),
    ),
    Sitting(
        date(2020, 7, 30),
        "dcs.office",
        (
            Update("progress", "4.6", "First report of the group given to DMG"),
            signed_off("4.6", "Seen by DMG and the director"),
            signed_off("1.2", "Both events evidenced"),
            signed_off("2.2", "June figures and audit agree"),
            signed_off("3.1", "Policy and sample seen"),
        ),
        hour=16,
    ),
    Sitting(
        date(2020, 8, 11),
        "policy.officer",
        (
            Update(
                "correct rating",
                "3.2 on 30 July 2020",
                "Amber",
                "Read from the row below; the minutes say Amber",
                name="3.2 put right",
            ),
            Update(
                "correct text",
                "3.2 put right",
                "93% of audited cases in the quarter",
                "The figure came from the same wrong row",
            ),
        ),
        hour=11,
    ),
    Sitting(
        date(2020, 8, 27),
        "hos.mash",
        (
            Update(
                "revise",
                "2.1",
                "Team in place for good – October 2020",
                "One post had to be advertised a second time",
                approved_by="DMG",
                number=1,
                name="team by autumn",
            ),
            Update("progress", "2.1", "Four of five posts in the team filled"),
            Update(
                "progress",
                "2.3",
                "Partners sent comments on the first draft of the profile",
                name="on the wrong action",
            ),
        ),
    ),
    Sitting(
        date(2020, 9, 1),
        "hos.mash",
        (
            Update(
                "retract",
                "on the wrong action",
                because="It is about the profile and belongs to 2.6",
            ),
            Update(
                "progress",
                "2.6",
                "Partners sent comments on the first draft of the profile",
                on="27 August 2020",
            ),
            Update(
                "correct target",
                "team by autumn",
                "Team in place for good – November 2020",
                "DMG agreed to November; October was my slip",
            ),
        ),
        hour=10,
    ),
    Sitting(
        date(2020, 9, 11),
        "policy.officer",
        (
            Update(
                "rate",
                "2.6",
                "Amber",
                "June issue late; partners still meet each week",
                "30 July 2020",
                name="2.6 on 30 July 2020",
            ),
            Update(
                "rate",
                "3.5",
                "Amber",
                "Teenagers' panel started; no clinic on neglect yet",
                "30 July 2020",
            ),
            Update(
                "progress",
                "1.1",
                "Survey of families closed with 214 answers",
                on="9 September 2020",
                name="survey closed",
            ),
        ),
        hour=13,
    ),
)
