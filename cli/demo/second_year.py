"""What officers recorded from March 2021 to February 2022, apart from the meetings."""

from datetime import date

from cli.demo.updates import Sitting, Update, routine, signed_off

SECOND_YEAR = (
    Sitting(
        date(2021, 3, 30),
        "strategic.analyst",
        (
            Update("progress", "2.6", "First issue sent to partners; 6 wards covered"),
            Update(
                "correct on",
                "agreement signed",
                "18 February 2021",
                "The last partner signed a week after the others",
            ),
            Update(
                "revise",
                "3.5",
                "1. 85% of audits and observed visits by September 2021",
                "84% reached; observed visits began again in March only",
                approved_by="DMG",
                number=1,
            ),
        ),
    ),
    Sitting(
        date(2021, 4, 30),
        "policy.officer",
        (
            Update(
                "merge",
                "2.5",
                "2.4",
                "Both have the same target and the same people",
                "29 April 2021",
                name="merger",
            ),
            Update(
                "renumber",
                "3.3.1",
                "3.8",
                "It is reported to DMG on its own, not as a part of 3.3",
                "29 April 2021",
            ),
        ),
    ),
    Sitting(
        date(2021, 4, 30),
        "dcs.office",
        (
            Update("progress", "4.6", "Second report of the group given to DMG"),
            signed_off("1.4", "Two reports and the induction seen", decided=True),
            signed_off("3.2", "96% in each team", decided=True),
            signed_off("4.2", "Two quarters at the standard", decided=True),
        ),
        hour=16,
    ),
    Sitting(
        date(2021, 5, 20),
        "qa.lead",
        (
            Update(
                "progress", "3.6", "March review: 81% of 160 answers", on="31/3/2021"
            ),
            Update("progress", "3.7", "Families helped to write the new feedback form"),
            Update(
                "progress",
                "4.4",
                "Online week of March could not be staffed",
                on="25 March 2021",
            ),
        ),
    ),
    Sitting(
        date(2021, 6, 17),
        "strategic.analyst",
        (
            Update(
                "reword",
                "2.6",
                "Partners publish a profile every quarter, health data included, of"
                " which children are in danger from gangs, violence or criminal"
                " exploitation, and plan by it.",
                "NCSP asked for health data to be named",
            ),
            Update("set", "2.6", "July 2021 and ongoing"),
            Update("progress", "2.2", "Nine in ten talks in time for May"),
        ),
    ),
    Sitting(
        date(2021, 7, 5),
        "strategic.analyst",
        (
            Update(
                "progress",
                "2.6",
                "Second issue sent to partners; 9 wards covered",
                on="30 June 2021",
                name="second issue",
            ),
            Update("progress", "3.4", "Two more social workers in post"),
        ),
    ),
    Sitting(
        date(2021, 7, 14),
        "strategic.analyst",
        (
            Update(
                "correct text",
                "second issue",
                "Second issue sent to partners; 11 wards covered",
                "Two wards were added on the last day",
            ),
        ),
    ),
    Sitting(
        date(2021, 7, 30),
        "dcs.office",
        (
            Update("deliver", "2.1", "completion claimed", "8 schools; team settled"),
            signed_off("2.1", "Award list and team list seen", decided=True),
            signed_off("3.8", "Six months at 93%", decided=True),
            signed_off("3.6", "Two reviews above target", decided=True),
            Update("progress", "4.5", "Yearly report on complaints went to members"),
        ),
        hour=15,
    ),
    Sitting(
        date(2021, 9, 3),
        "policy.officer",
        (
            Update(
                "retract",
                "merger",
                because="NCSP wants the review to be reported on its own, as before",
            ),
            Update("progress", "2.5", "New chart of who decides came into use"),
        ),
    ),
    Sitting(
        date(2021, 9, 16),
        "workforce.lead",
        (
            Update("progress", "1.3", "Second group of staff assessed by our scheme"),
            Update(
                "progress",
                "1.1",
                "Last interim service manager replaced",
                on="2 August 2021",
            ),
        ),
        hour=11,
    ),
    Sitting(
        date(2021, 10, 6),
        "strategic.analyst",
        (Update("progress", "2.6", "Third issue sent, health data included"),),
    ),
    Sitting(
        date(2021, 10, 29),
        "policy.officer",
        (
            Update(
                "withdraw",
                "4.4",
                because="NCSP runs its own audit days; results come under 4.3",
                on="28 October 2021",
                name="withdrawal of 4.4",
            ),
            Update(
                "renumber",
                "3.8",
                "3.3.1",
                "DMG has gone back to the numbers of the letter",
                "28 October 2021",
            ),
        ),
        hour=14,
    ),
    Sitting(
        date(2021, 10, 29),
        "dcs.office",
        (
            signed_off("1.3", "All results seen", decided=True),
            signed_off("2.2", "A whole quarter at 94%", decided=True),
            signed_off("3.3.1", "Nine months at 93%", decided=True),
            Update("deliver", "2.4", "business as usual claimed", "Yearly look agreed"),
        ),
        hour=15,
    ),
    Sitting(
        date(2022, 1, 12),
        "strategic.analyst",
        (
            Update(
                "progress",
                "2.6",
                "Fourth issue sent; the youth plan quotes it",
                on="16 December 2021",
            ),
            Update("progress", "4.5", "Lead for disputes has left; post advertised"),
        ),
    ),
    Sitting(
        date(2022, 1, 20),
        "policy.officer",
        (
            Update(
                "retract",
                "withdrawal of 4.4",
                because="The minutes show that DMG put it off and did not end it",
            ),
        ),
    ),
    Sitting(
        date(2022, 2, 10),
        "dcs.office",
        (
            Update("deliver", "2.6", "completion claimed", "Four issues in a year"),
            signed_off("2.4", "NCSP minutes seen", decided=True),
            Update("deliver", "3.5", "completion claimed", "Both targets passed"),
        ),
        hour=11,
    ),
    Sitting(
        date(2022, 2, 24),
        "dcs.office",
        (
            signed_off("2.6", "Chair of NCSP agrees"),
            routine("2.4", "Looked at each April", decided=True),
            routine("2.2", "Back in the monthly report"),
        ),
        hour=11,
    ),
    Sitting(
        date(2022, 2, 24),
        "policy.officer",
        (Update("register", "ofsted", "Action plan", on="26 June 2020"),),
        hour=15,
    ),
)
