"""Why a file could not be made, in Dutch: the same words in the browser and on the command line."""

from collections.abc import Mapping

from retention_check.isolation import FailureCause

WHY: Mapping[FailureCause, str] = {
    FailureCause.TIME: "het duurde te lang",
    FailureCause.MEMORY: "er was te weinig geheugen",
    FailureCause.CRASH: "het programma stopte opeens",
}
