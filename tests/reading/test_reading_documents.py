from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from containers import docx, mail, pdf, zipped
from reading_samples import BODY, PARAGRAPHS, TITLE, one_problem, page, read_bytes

from sitrep.model import Report


def wrapped(words: str) -> list[str]:
    """A paragraph as two lines."""
    first = words[:60].rsplit(" ", 1)[0]
    return [first, words[len(first) + 1 :]]


LINES = [line for words in PARAGRAPHS for line in wrapped(words)]


def report_in(folder: Path, name: str, raw: bytes) -> Report:
    (found,) = read_bytes(folder, name, raw)
    assert isinstance(found, Report), found
    return found


# Mail --------------------------------------------------------------------------------


def test_message_is_a_report_of_its_sender_on_its_date(tmp_path: Path) -> None:
    raw = mail(
        BODY, Subject=TITLE, From="Harma Desk <desk@harma.example>", Date="Mon, 05 Dec 2016 23:30:00 +0200"
    )
    report = report_in(tmp_path, "a.eml", raw)
    assert (report.title, report.source, report.published) == (TITLE, "Harma Desk", date(2016, 12, 5))
    assert report.text == BODY


def test_message_of_a_page_alone_is_read_as_a_page(tmp_path: Path) -> None:
    report = report_in(tmp_path, "a.eml", mail("", html=page(), Subject="Harma: the day"))
    assert (report.title, report.text) == ("Harma: the day", BODY)


def test_attachment_is_named(tmp_path: Path) -> None:
    report = report_in(tmp_path, "a.eml", mail(BODY, Subject=TITLE, attachment=pdf([PARAGRAPHS])))
    assert report.notes == ("not read, attached to the message: annex.pdf",)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b"\nno head at all", "not a message that can be read: it has no head"),
        (b"Subject: nothing\n\n", "the message has no words"),
        (b"Content-Type: image/png\n\nabc", "the message has no words"),
        (b"Content-Type: text/plain\n\nabc\0def", "not a message that can be read: not text but binary data"),
    ],
)
def test_message_without_a_report_is_a_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert one_problem(tmp_path, "a.eml", raw).reason.startswith(reason)


# Word --------------------------------------------------------------------------------


def test_paragraphs_of_a_word_document_are_a_report(tmp_path: Path) -> None:
    core = "<dc:creator>Lina Haddad</dc:creator><dcterms:created>2016-12-06T09:00:00Z</dcterms:created>"
    report = report_in(tmp_path, "a.docx", docx([TITLE, "5 December 2016", *PARAGRAPHS], core=core))
    assert (report.title, report.text) == (TITLE, BODY)
    assert (report.byline, report.published) == ("Lina Haddad", date(2016, 12, 5))
    assert "the document's properties say that it was made on 2016-12-06" in report.notes


def test_words_of_a_table_and_a_link_are_read_and_deleted_ones_are_not(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Troops held the bridge of Harma on Monday, </w:t></w:r>"
        "<w:hyperlink><w:r><w:t>officials said.</w:t></w:r></w:hyperlink>"
        "<w:del><w:r><w:delText>Nobody knows.</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>"
    )
    report = report_in(tmp_path, "a.docx", docx([], body=body))
    assert report.text == "Troops held the bridge of Harma on Monday, officials said."


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"words", "not a Word document: not a ZIP archive"),
        (zipped({"a.txt": b"words"}), "not a Word document: it has no text part"),
        (zipped({"word/document.xml": b"<w:p>"}), "not a Word document: "),
        (docx([]), "the document has no words"),
        (docx(["a"], doctype=LAUGHS), "not a Word document: its XML declares a document type"),
        (docx([BODY])[:-60], "not a Word document: not a ZIP archive"),
    ],
)
def test_word_document_without_a_report_is_a_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert one_problem(tmp_path, "a.docx", raw).reason.startswith(reason)


# PDF ---------------------------------------------------------------------------------


def test_paragraphs_of_a_pdf_are_put_together_from_its_lines(tmp_path: Path) -> None:
    raw = pdf([LINES[:4], LINES[4:]], info="/Author (Lina Haddad) /CreationDate (D:20161206090000Z)")
    report = report_in(tmp_path, "a.pdf", raw)
    assert " ".join(report.text.replace("’", "'").split()) == " ".join(BODY.split())
    assert (report.byline, report.published) == ("Lina Haddad", date(2016, 12, 6))
    assert report.notes == ("the PDF document says that it was made on 2016-12-06",)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"words", "not a PDF document"),
        (b"%PDF-1.4\nnothing more", "not a PDF document that can be read: "),
        (pdf([[]]), "the PDF document has no text layer: its pages are pictures"),
    ],
)
def test_pdf_without_words_is_a_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert one_problem(tmp_path, "a.pdf", raw).reason.startswith(reason)
