"""What only machines read: the columns of the national means, and the keys of the JSON, each with its meaning."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A column or a key: its type and what it holds, in English, as in docs/data-dictionary.md."""

    name: str
    type: str
    meaning: str


MEAN = "decimal, 1 to 10"
NATIONAL_MEANS: tuple[Name, ...] = (
    Name("code", "text", "as in a comparison"),
    Name("kind", "text", "as in a comparison"),
    Name("reason", "text", "as in a comparison"),
    Name("item", "text", "as in a comparison"),
    Name("all", MEAN, "mean as it is read, of all who answered"),
    Name("young", MEAN, "mean as it is read, of young civil servants"),
    Name("management", MEAN, "mean as it is read, of *gemeentesecretarissen*"),
    Name("printed_all", MEAN, "mean as the study prints it, of all who answered"),
    Name("printed_young", MEAN, "mean as the study prints it, of young civil servants"),
    Name("printed_management", MEAN, "mean as the study prints it, of *gemeentesecretarissen*"),
    Name("place", "text", "table and row of the study in which the printed means stand, in Dutch"),
    Name(
        "note",
        "text",
        "where the study contradicts itself about this statement, and what is followed, in Dutch; else empty",
    ),
)

DOCUMENT: tuple[Name, ...] = (
    Name("format", "text", "`retention_check.comparison`"),
    Name("version", "whole number", "2"),
    Name("software", "text", "version of retention_check"),
    Name("benchmark", "text", "edition of the study, `UU-VNG-2025`"),
    Name("municipality", "text or null", "name of the municipality, as it was given"),
    Name("date", "text", "date of the round, `2026-11-21`"),
    Name("unit", "text", "`points on a scale of 1 to 10`: unit of every score, gap, difference and change"),
    Name("input_scale", "text", "scale of what was entered: `1-10`, `1-5`, `marks`"),
    Name("management_form", "text", "`questionnaire`, or `agreed` for open scores"),
    Name("management_role", "text", "who speaks for management"),
    Name("threshold", "whole number", "fewest answers for a mean to be shown"),
    Name("asked", "object", "`young` and `management`: how many were asked, null when unknown or with open scores"),
    Name("answered", "object", "`young` and `management`: most answers on a statement that is shown, null without one"),
    Name(
        "collected",
        "object",
        "`young` and `management`: how that side was asked with our own questionnaire, an object of `first_day`, "
        "`last_day`, `length` (`kort`, `volledig`, or `keuze` for a choice of reasons), `has_codes` (one-time codes) "
        "and `asked_first` (how many were asked at first: `asked` may be higher); null where it was not",
    ),
    Name(
        "imported",
        "object",
        "`young` and `management`: from which survey of another tool that side's scores came, an object of `tool` (its "
        "name, empty for a table of no tool that we know) and `day` (when it was imported); null where they did not",
    ),
    Name("withheld", "object", "`young` and `management`: an object of codes by cause, as `withheld_young`"),
    Name("note", "text or null", "as in a comparison"),
    Name(
        "published",
        "object",
        "`young` and `management`: since when others are shown this group; null before, and where nothing is stored",
    ),
    Name("corrections", "list", "typing errors that were mended after sharing"),
    Name("corrections.side", "text or null", "`young` or `management`; null for the scale, which both share"),
    Name("corrections.what", "text", "code of the statement, `n` for the number of answers, or `scale`"),
    Name("corrections.date", "text", "the day on which it was mended"),
    Name(
        "asked_again",
        "object",
        "`young` and `management`: whether everyone was asked anew since the round before, null when nobody said; open "
        "scores always are, and giving a previous round to the command line says so of both",
    ),
    Name("overall", "list", "four objects, one for each kind and side"),
    Name("overall.kind", "text", "`reason` or `measure`"),
    Name("overall.side", "text", "`young` or `management`"),
    Name("overall.own", "decimal or null", "mean of the shown scores; with scores of both sides over what both scored"),
    Name("overall.national", "decimal or null", "national mean of that side over the same statements"),
    Name("overall.items", "whole number", "over how many statements"),
    Name("headline", "object", "what the report says first"),
    Name(
        "headline.kind",
        "text",
        "`gap`, `too_small` (no gap is larger than the steps), `equal` (all gaps are 0), `one_side` (only that side "
        "has scores), `no_common_items` or `no_scores`",
    ),
    Name(
        "headline.code", "text or null", "the statement with the largest gap, or with the highest score of the one side"
    ),
    Name("headline.alike", "list of text", "other statements that come out exactly as high"),
    Name("headline.side", "text or null", "the side, where there is only one"),
    Name("headline.gap", "decimal or null", "`gap` of that statement"),
    Name("headline.bound", "text or null", "its `gap_bound`"),
    Name("headline.level", "text or null", "its `gap_level`"),
    Name("headline.is_rare", "true, false or null", "whether it is larger than one and a half times the margin"),
    Name("topics", "list", "what to talk about: the chosen statements, else the proposed ones"),
    Name("topics.code", "text", "code of the statement"),
    Name("topics.reason", "text", "code of the reason it belongs to"),
    Name("topics.why", "text", "why it is a topic, in Dutch"),
    Name("previous", "object or null", "the previous round, when one was given"),
    Name("previous.date", "text", "its date"),
    Name("previous.changes", "list", "the largest first, over the columns of a change but `item` and `asked_again`"),
    Name(
        "items",
        "list",
        "fifty objects of the columns of a comparison but `asked_young`, `asked_management`, `note`, "
        "`collected_young`, `collected_management`",
    ),
)
