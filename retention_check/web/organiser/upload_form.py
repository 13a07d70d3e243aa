"""The form with which a score sheet or the export of a survey is uploaded: which of both it is, and what is wrong."""

from collections.abc import Sequence

from flask_wtf.file import FileRequired
from werkzeug.datastructures import FileStorage

from retention_check import dutch
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.score_sheet import ParseResult
from retention_check.importers.sheet_into_round import SheetChoices
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import MEGABYTE, USUAL
from retention_check.importers.surveys.mapping_file import LARGEST, read_mapping
from retention_check.importers.surveys.survey import SurveyFile, SurveyReading, read_survey
from retention_check.sheet_columns import SCORE
from retention_check.web.current_round import current_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm, UploadField, UploadsField
from retention_check.web.organiser.asked_now import sheet_refusals
from retention_check.web.organiser.sheet_reading import asks_form_beside, faults, read

ENDINGS = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.sav,.zsav,.zip"
LONGEST_NAME = 60  # characters of a file's name
TOO_LARGE = f"Het bestand ‘{{name}}’ is te groot: een bestand mag hooguit {USUAL.file // MEGABYTE} MB zijn."
TOO_MANY = f"Kies hooguit {dutch.count(USUAL.files)} bestanden."


class SheetForm(BaseForm):
    """Files; after `validate`, `content` is a sheet that this round can take or has to ask about, or else `survey` is
    what was read of a survey, under `choices`.
    """

    sheet = UploadsField(
        "Uw bestand of bestanden",
        [FileRequired("Kies een bestand.")],
        accept=ENDINGS,
        description=f"Excel (xlsx, xls, ods), CSV, SPSS (sav) of een zip. Hooguit {USUAL.file // MEGABYTE} MB per "
        "bestand.",
    )
    mapping = UploadField(
        "Indeling van een vorige keer",
        accept=".toml",
        description="Een bestand dat eindigt op toml. U kunt het bewaren bij het nakijken van een enquête.",
    )
    content = b""
    name = ""
    choices = UNDECIDED
    survey: SurveyReading | None = None
    cannot_wait = False  # there is no place to keep it until it is confirmed
    is_too_large = False
    is_of_several = False  # a browser forgets all files that were chosen
    is_unreadable = False  # it is no table at all
    asks_form = False  # beside its faults: whether management's open scores are means of a questionnaire after all

    @property
    def http_status(self) -> int:
        """503 when it cannot wait now, 413 when it is too large, 422 with a mistake in it."""
        return 503 if self.cannot_wait else 413 if self.is_too_large else super().http_status

    def validate(self, extra_validators: object = None) -> bool:
        """One file may be a sheet with scores; everything else must be a survey."""
        if not super().validate(extra_validators) or not (self._has_fitting_files() and self._has_fitting_mapping()):
            return False
        round = current_round().round
        files = [SurveyFile(shown_name(each.filename), each.read()) for each in self.sheet.data]
        self.is_of_several = len(files) > 1
        self.choices = self.choices.of_files([file.name for file in files])
        self.name, self.content = files[0].name, files[0].data
        result = read(self.content, round, SheetChoices()) if len(files) == 1 and self.choices == UNDECIDED else None
        if result and _is_score_sheet(result, round):
            self.tell_faults(result, round, SheetChoices())
        else:
            self._read_survey(files, self.choices)
        return not self.form_errors

    def tell_faults(self, result: ParseResult, round: Round, choices: SheetChoices) -> None:
        """What is to be put right in a file, and whether the round asks for something else than it holds."""
        self.form_errors = [str(problem) for problem in faults(result, round, choices)] or sheet_refusals(round, result)
        self.is_unreadable = result.is_unreadable
        self.asks_form = asks_form_beside(result, round)

    def _has_fitting_files(self) -> bool:
        if len(self.sheet.data) > USUAL.files:
            self.sheet.errors = [TOO_MANY]
        large = [each for each in self.sheet.data if _size(each) > USUAL.file]
        self.is_too_large = bool(large)
        self.form_errors = [TOO_LARGE.format(name=shown_name(each.filename)) for each in large]
        return not self.errors

    def _has_fitting_mapping(self) -> bool:
        if self.mapping.data:
            found = read_mapping(self.mapping.data.read(LARGEST + 1), study())
            if isinstance(found, Choices):
                self.choices = found
            else:
                self.mapping.errors = [str(problem) for problem in found]
        return not self.errors

    def _read_survey(self, files: Sequence[SurveyFile], choices: Choices) -> None:
        self.survey = read_survey(files, study(), choices)
        found = self.survey.understanding
        self.form_errors = [str(problem) for problem in found.problems]
        self.is_unreadable = not found.columns


def _is_score_sheet(result: ParseResult, round: Round) -> bool:
    """Whether a file is read as our own sheet; of any other the page of a survey asks what is not sure.

    Open scores are in no survey: a round that asks for them takes them from a sheet with other columns beside ours.
    """
    columns = result.shape.columns
    has_open_scores = round.is_agreed and SCORE[Side.MANAGEMENT] in columns
    return bool(columns) and (result.shape.is_ours or has_open_scores)


def shown_name(name: str | None) -> str:
    """The name of a file without its folders, short and on one line."""
    text = (name or "").replace("\\", "/").rpartition("/")[2]
    shown = "".join(character for character in text if character.isprintable())
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 10]}…{shown[-9:]}"


def _size(file: FileStorage) -> int:
    size = file.stream.seek(0, 2)
    file.stream.seek(0)
    return size
