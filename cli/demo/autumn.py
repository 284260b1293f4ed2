"""What officers recorded from late September 2020 to March 2021."""

from datetime import date

from cli.demo.updates import Sitting, Update, routine, signed_off

AUTUMN = (
    Sitting(
        date(2020, 9, 24),
        "hos.mash",
        (
            Update(
                "revise",
                "2.6",
                "by 31 December 2020",
                "Police figures will not be released before November",
                approved_by="DMG",
            ),
            Update(
                "progress",
                "2.6",
                "Draft covers schools and housing; police part is missing",
                on="17 September 2020",
            ),
        ),
    ),
    Sitting(
        date(2020, 9, 25),
        "workforce.lead",
        (
            Update(
                "revise",
                "1.3",
                "Courses open at the Northmere Academy - March 2021",
                "Trainers are not available for classes before the new year",
                approved_by="DMG",
            ),
            Update("progress", "1.3", "First eight staff have enrolled"),
            Update(
                "correct text",
                "survey closed",
                "Survey of families closed with 412 answers",
                "Figures were typed in the wrong order",
            ),
        ),
        hour=11,
    ),
    Sitting(
        date(2020, 10, 1),
        "dcs.office",
        (
            routine("1.2", "Yearly hiring calendar"),
            routine("2.2", "Reported monthly to QPN"),
            routine("3.1", "In the audit programme"),
            routine("4.6", "Dates set for a year"),
            Update("deliver", "4.3", "completion claimed", "Team complete"),
            signed_off("4.3", "Seen by DMG", on="1 October 2020"),
        ),
        hour=15,
    ),
    Sitting(
        date(2020, 11, 3),
        "qa.lead",
        (
            Update("deliver", "4.1", "completion claimed", "All teams audit by it"),
            Update("set", "4.1", "September 2020 and ongoing"),
            Update(
                "progress",
                "4.4",
                "Autumn week cancelled after a second rise in infections",
                on="22 October 2020",
            ),
            Update(
                "retract",
                "4.5 on 29 October 2020",
                because="Seems to be a rating of 4.6, entered twice",
                name="mistaken retraction",
            ),
        ),
    ),
    Sitting(
        date(2020, 11, 5),
        "qa.lead",
        (
            Update(
                "retract",
                "mistaken retraction",
                because="The minutes show that 4.5 was indeed rated on that day",
            ),
        ),
    ),
    Sitting(
        date(2020, 11, 12),
        "policy.officer",
        (
            Update(
                "correct rating",
                "2.6 on 30 July 2020",
                "Red",
                "Signed minutes say Red; I had worked from the draft",
            ),
            signed_off("4.1", "DMG was shown three audits"),
        ),
        hour=10,
    ),
    Sitting(
        date(2020, 12, 15),
        "qa.lead",
        (
            Update(
                "exception",
                "4.4",
                "Staff may not visit each other's offices, so no week can be held",
                recovery="A short week online in March, planned with partners",
                asked="DMG: ask each partner to release two people",
            ),
        ),
        hour=14,
    ),
    Sitting(
        date(2020, 12, 17),
        "hos.mash",
        (
            Update(
                "revise",
                "2.6",
                "by March 2021",
                "The agreement on sharing data waits for one signature",
                approved_by="Chair of NCSP",
            ),
            Update(
                "revise",
                "2.1",
                "8 secondary schools hold the gold award by April 2021",
                "Two schools asked to wait until pupils are back",
                approved_by="DMG",
                number=2,
            ),
            Update("progress", "2.1", "Sixth school has received the award"),
        ),
    ),
    Sitting(
        date(2021, 1, 29),
        "dcs.office",
        (
            Update(
                "reopen",
                "2.2",
                because="Only 61% of talks in time since November; DMG wants a plan",
                on="28 January 2021",
            ),
            signed_off("2.3", "Minutes seen for four panels"),
            signed_off("3.3", "Winter figures held"),
        ),
        hour=15,
    ),
    Sitting(
        date(2021, 2, 2),
        "workforce.lead",
        (
            Update(
                "exception",
                "1.3",
                "National assessments are stopped, nobody can say until when",
                on="28 January 2021",
                recovery="Staff are assessed by a scheme of our own from the summer",
                asked="DMG: agree to our own scheme",
            ),
        ),
    ),
    Sitting(
        date(2021, 2, 2),
        "hos.mash",
        (
            Update(
                "exception",
                "2.6",
                "One partner has not signed the agreement on sharing data",
                on="28 January 2021",
                recovery="First issue in March with the data that we may use",
                asked="Chair of NCSP: obtain the last signature",
            ),
        ),
        hour=11,
    ),
    Sitting(
        date(2021, 2, 9),
        "policy.officer",
        (
            Update(
                "correct rating",
                "4.4 on 28 January 2021",
                "Red",
                "DMG noted the plan for March but left the rating Red",
            ),
            Update("owner", "2.6", "Strategic Analyst", "HoS has handed it over"),
            Update("progress", "3.5", "Clinic on neglect open on Tuesdays"),
        ),
        hour=11,
    ),
    Sitting(
        date(2021, 3, 4),
        "hos.mash",
        (
            Update(
                "exception",
                "2.2",
                "One independent worker was left for the whole borough",
                on="25 February 2021",
                recovery="A second one starts in March; dates are checked weekly",
            ),
            Update("progress", "2.2", "Second independent worker has started"),
            Update(
                "set",
                "2.2",
                "90% of talks within three days by June 2021",
            ),
            Update(
                "progress",
                "2.6",
                "Agreement on sharing data signed by all partners",
                on="11 February 2021",
                name="agreement signed",
            ),
        ),
    ),
    Sitting(
        date(2021, 3, 22),
        "workforce.lead",
        (
            Update(
                "revise",
                "1.3",
                "Staff assessed by our own scheme - September 2021",
                "The national scheme was stopped",
                approved_by="DMG",
            ),
            Update("progress", "1.1", "Leadership course finished by ten managers"),
            Update("progress", "1.4", "Second turnover report accepted"),
        ),
        hour=11,
    ),
)
