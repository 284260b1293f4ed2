"""What the meetings thought from April 2021 to January 2022."""

from datetime import date

from cli.demo.updates import Meeting

LATER_MEETINGS = (
    Meeting(
        "29 April 2021",
        date(2021, 4, 30),
        (
            ("1.1", "Amber", "Agency staff at 21%; the promise was 20% by March"),
            ("1.3", "Amber", "Our own assessment takes the place of the national one"),
            ("1.4", "Blue", "Reports and induction are part of the year's work"),
            ("2.1", "Green", "8 schools hold the award; the last post is filled"),
            ("2.2", "Amber", "78% in time; a second independent worker has started"),
            ("2.4", "Green", "Takes on what was left of 2.5"),
            ("2.6", "Amber", "First issue published in March, without health data"),
            ("3.2", "Blue", "96%, and the same in each team"),
            ("3.8", "Green", "93% in March"),
            ("3.4", "Amber", "Two more posts agreed; caseloads falling slowly"),
            ("3.5", "Green", "84% of audits; the neglect clinic is well used"),
            ("3.6", "Green", "March review: 81%"),
            ("3.7", "Amber", "Feedback from families reached 74% only"),
            ("4.2", "Blue", "Reports have met the standard for two quarters"),
            ("4.4", "Red", "March week lost; partners could not release staff"),
            ("4.5", "Amber", "82% of disputes in time"),
        ),
    ),
    Meeting(
        "29 July 2021",
        date(2021, 7, 30),
        (
            ("1.1", "Green", "Agency staff at 20%; one interim manager left"),
            ("1.3", "Green", "First group passed; the second begins in September"),
            ("2.1", "Blue", "Team settled; the tool is used in 77% of cases"),
            ("2.2", "Green", "90% in time in May and June"),
            ("2.4", "Green", "Chart redrawn and agreed with youth justice"),
            ("2.6", "Green", "Second issue came out on the day it was due"),
            ("3.8", "Blue", "93% or better for six months"),
            ("3.4", "Amber", "Caseloads level with the council's, not yet below"),
            ("3.5", "Green", "86% of audits"),
            ("3.6", "Blue", "Above target at two reviews in a row"),
            ("3.7", "Green", "79% of families, 86% of audits"),
            ("4.4", "Red", "Partners doubt that the weeks will come back"),
            ("4.5", "Green", "86% of disputes in time; report went to members"),
        ),
        hour=9,
    ),
    Meeting(
        "28 October 2021",
        date(2021, 10, 29),
        (
            ("1.1", "Green", "Agency staff at 19%; every service manager permanent"),
            ("1.3", "Blue", "All who were entered have passed"),
            ("2.2", "Blue", "94% in time for a whole quarter"),
            ("2.4", "Blue", "Yearly look found one approach in all agencies"),
            ("2.5", "Blue", "Each agency works by the new chart"),
            ("2.6", "Green", "Third issue includes health data at last"),
            ("3.8", "Blue", "Nine months at 93% or better"),
            ("3.4", "Green", "Caseloads below the council's since August"),
            ("3.5", "Green", "87% of audits; 79% saw other agencies at work"),
            ("3.7", "Green", "81% of families say that we understood"),
            ("4.5", "Green", "88% of disputes in time"),
        ),
        hour=9,
    ),
    Meeting(
        "27 January 2022",
        date(2022, 1, 28),
        (
            (
                "2.6",
                "Blue",
                "Four issues in a year; the youth plan was drawn from them",
            ),
            ("1.1", "Amber", "Agency staff back at 22% after a hard winter"),
            ("3.4", "Red", "Nine posts empty; caseloads the highest for two years"),
            ("3.5", "Green", "88% of audits and 82% for agencies at work"),
            ("3.7", "Green", "83% of families, 87% of audits"),
            ("4.4", "Amber", "A practice week is booked for May"),
            ("4.5", "Amber", "81% of disputes in time; the lead post is empty"),
        ),
        hour=9,
    ),
)
