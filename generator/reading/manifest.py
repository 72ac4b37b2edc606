"""The manifest of a report (content/reports/<report_id>.yml): what a person knows and no parser can read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.errors import Problem, ProblemError
from generator.yaml_entries import validated
from generator.yaml_files import load_yaml
from generator.yaml_values import Day, PartialDay, ReportId, Slug, WebAddress

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(_Strict):
    """One text in Traditional Chinese and English."""

    zh: NonEmpty
    en: NonEmpty

    def pair(self) -> dict[str, str]:
        """As the mapping that templates and schemas use."""
        return {"zh": self.zh, "en": self.en}


class SourceFile(_Strict):
    """Where the text comes from: its digest, the name of the original file and where that is published.

    ``original_sha256`` is the digest of the original file where the text was made from it (a PDF, another
    encoding). ``terms`` are those under which its publisher lets the text be used, where a document says so.
    """

    sha256: Digest
    original: NonEmpty
    original_sha256: Digest | None = None
    origin: WebAddress = ""
    terms: str = ""
    retrieved: Day | None = None


class Issuer(_Strict):
    """The public body that printed the report; it is cited first."""

    zh: NonEmpty
    en: NonEmpty
    url: WebAddress = ""


class Acknowledgement(_Strict):
    """A warning that a person has looked at and accepted, with the reason."""

    code: NonEmpty
    reason: NonEmpty
    line: int | None = None


class Manifest(_Strict):
    """Everything the project knows about a report beside its text."""

    report_id: ReportId
    family: Slug
    title: Bilingual
    description: Bilingual
    issuer: Issuer
    source: SourceFile
    period_start: Day
    period_end: Day
    published: PartialDay
    phase: str = ""
    version: Version
    created: Day
    keywords: list[str] = Field(default_factory=list)
    acknowledged: list[Acknowledgement] = Field(default_factory=list)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.period_end < self.period_start:
            raise ValueError(f"period_end {self.period_end} lies before period_start {self.period_start}")
        return self


def load_manifest(path: Path, name: str | None = None) -> Manifest:
    """The manifest in ``path``.

    Raises:
        ProblemError: YAML-… for no YAML; MANIFEST-INVALID once for every key that is wrong or missing;
            MANIFEST-NAME where the file is not called after its report_id.
    """
    name = name or f"content/reports/{path.name}"
    manifest = parse_manifest(load_yaml(path, name), name)
    if manifest.report_id != path.stem:
        raise ProblemError(
            [
                Problem(
                    "MANIFEST-NAME",
                    name,
                    None,
                    f"report_id {manifest.report_id}",
                    path.stem,
                    "Name the file after its report_id; two reports can't share one.",
                )
            ]
        )
    return manifest


def parse_manifest(raw: Any, name: str) -> Manifest:
    """The manifest in loaded YAML; ``name`` is what messages call the file.

    Raises:
        ProblemError: MANIFEST-INVALID once for every key that is wrong or missing.
    """
    expected = "a manifest as docs/reference/manifest.md describes it"
    remedy = "Mend the key and run again."
    return validated(
        raw, Manifest, lambda seen, line: Problem("MANIFEST-INVALID", name, line, seen, expected, remedy)
    )
