"""What the parts of a report are built from, gathered and added up once."""

from dataclasses import dataclass, field
from datetime import date

from kompass.archive.model import Result as Finished
from kompass.archive.values import ReferenceValues
from kompass.assessment.scoring import Result
from kompass.assessment.snapshot import Snapshot
from kompass.catalogue.crosswalk import Crosswalks
from kompass.catalogue.model import Area
from kompass.charts.profile import Profile
from kompass.comparison.subjects import Subject
from kompass.report.document import Caption
from kompass.report.wording import genitive, unit_name


@dataclass
class Captions:
    """Hands out captions in the order of the document, tables and figures apart."""

    tables: int = 0
    figures: int = 0

    def table(self, text: str) -> Caption:
        """Return the next table's caption: "Tabell 2. …"."""
        self.tables += 1
        return Caption("Tabell", self.tables, text)

    def figure(self, text: str) -> Caption:
        """Return the next figure's caption: "Figur 1. …"."""
        self.figures += 1
        return Caption("Figur", self.figures, text)


@dataclass(frozen=True)
class Material:
    """One assessment with its sums and what it is compared with."""

    snapshot: Snapshot
    result: Result
    profile: Profile
    reference: ReferenceValues | None
    """Of the same edition as the assessment; ``None`` if there is none to compare with."""
    others: tuple[Finished, ...]
    today: date
    earlier: Subject | None = None
    """An earlier visit of the same unit, of any edition; ``None`` if none stands beside it."""
    crosswalks: Crosswalks | None = None
    """What is known of other editions' counterparts; those that ship if ``None``."""
    captions: Captions = field(default_factory=Captions)

    @property
    def name(self) -> str:
        """What the unit is called: "Södertälje kommun"."""
        return unit_name(self.snapshot.details.unit)

    @property
    def possessive(self) -> str:
        """Whose: "Södertäljes"."""
        return genitive(self.snapshot.details.unit.name.strip())

    @property
    def draft(self) -> bool:
        """Whether anything is not assessed yet."""
        return not self.result.complete

    def introduction(self, area: Area) -> str:
        """Return why an area matters: the team's words, else those that the edition proposes."""
        return self.snapshot.area_texts(area.id).introduction.strip() or area.suggested_introduction
