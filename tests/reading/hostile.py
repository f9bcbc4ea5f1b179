"""Inputs that are broken, or made to do harm: at least two hundred, each a file's name and bytes.

`SECRET` stands for what lies outside of the input: no reader may come upon it.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

from containers import docx, link, mail, packed, pdf, tarred, warc_record, zipped
from reading_samples import BODY, PARAGRAPHS, TITLE, page

Case = tuple[str, bytes]

SECRET = "The word that lies outside of every input is heliotrope."  # noqa: S105 - no password
ARTICLE = f"{TITLE}\n\n{BODY}".encode()
PAGE = page().encode()
ZEROS = bytes(12_000_000)
DEEP = 100_000
NAMES = (
    "../x.txt",
    "../../x.txt",
    "a/../../x.txt",
    "/x.txt",
    "//x.txt",
    "\\x.txt",
    "..\\x.txt",
    "C:/x.txt",
    "c:x.txt",
)


def cases() -> Iterator[Case]:
    """All of them."""
    for family in (
        texts,
        pages,
        json_lines,
        dumps,
        tables,
        mails,
        words,
        pdfs,
        zips,
        tars,
        single_files,
        web_archives,
    ):
        yield from family()
    for name, raw in whole():
        for cut in (1, 10, len(raw) // 3, len(raw) // 2, len(raw) - 1):
            yield name, raw[:cut]
        yield name, raw[: len(raw) // 2] + bytes(64) + raw[len(raw) // 2 + 64 :]
        yield name, bytes(16) + raw
        yield name, raw[::-1]


def whole() -> Iterator[Case]:
    """A sound file of each packed kind, to be cut and torn."""
    files = {"a.txt": ARTICLE, "b/c.html": PAGE}
    yield "a.zip", zipped(files)
    yield "a.tar", tarred(files)
    yield "a.tar.gz", tarred(files, mode="gz")
    yield "a.tar.bz2", tarred(files, mode="bz2")
    yield "a.tar.xz", tarred(files, mode="xz")
    yield "a.warc", warc_record(PAGE) * 2
    yield "a.warc.gz", packed([warc_record(PAGE)] * 2)
    yield "a.docx", docx([TITLE, *PARAGRAPHS])
    yield "a.pdf", pdf([PARAGRAPHS])
    yield "a.txt.gz", gzip.compress(ARTICLE)


def texts() -> Iterator[Case]:
    yield "a.txt", b""
    yield "a.txt", b" \n\t\r\n"
    yield "a.txt", b"\0" * 1000
    yield "a.txt", ARTICLE + b"\0"
    yield "a.txt", b"\xff\xfe" + ARTICLE
    yield "a.txt", b"\xff\xfe\0\0" + ARTICLE
    yield "a.txt", b"\xef\xbb\xbf"
    yield "a.txt", ARTICLE.decode().encode("utf-16")[:-1]
    yield "a.txt", "новости".encode("koi8-r") + b"\x81\x8d"
    yield "a.txt", bytes(range(256)) * 50
    yield "a.txt", b"\x1b[2J\x1b]0;title\x07" * 100
    yield "a.txt", "\u202e\u2066".encode() * 1000 + ARTICLE
    yield "a.txt", b"word " * 1_000_000
    yield "a.txt", b"x" * 3_000_000
    yield "a.txt", b"\n" * 3_000_000
    yield "a.txt", b"1 January " * 100_000
    yield "a.txt", b"By " * 300_000
    yield "a.txt", b"%PDF-1.4 " + ARTICLE


def pages() -> Iterator[Case]:
    yield "a.html", b"<html>"
    yield "a.html", b"<" * 200_000
    yield "a.html", b"<!--" * 50_000
    yield "a.html", b"<div>" * 20_000 + ARTICLE
    yield "a.html", b"<html><body>" + b"<p a='" + b"x" * 2_000_000 + b"'>" + ARTICLE
    yield "a.html", b"<html><body><table>" + b"<tr><td>" * 20_000
    yield "a.html", b"<?xml version='1.0' encoding='ucs-4'?>" + PAGE
    yield "a.html", b"<meta charset='no-such'>" + b"\xff" + PAGE
    yield "a.html", b"<meta charset='utf-7'>" + b"\xff+ADw-script+AD4-" + PAGE
    yield "a.html", PAGE.replace(b"<p>", b"<p>&#0;&#xD800;&#99999999;&bogus;")
    yield "a.html", b"<!DOCTYPE html [<!ENTITY x SYSTEM 'secret.txt'>]><html><body><p>&x;" + PAGE
    yield (
        "a.html",
        PAGE.replace(b"<head>", b"<head><base href='file:///'><link rel=canonical href='javascript:0'>"),
    )
    yield (
        "a.html",
        PAGE.replace(b"<head>", b"<head><meta property='article:published_time' content='9999-99-99'>"),
    )
    yield "a.html", b"\0".join(PAGE[at : at + 1] for at in range(len(PAGE)))


def json_lines() -> Iterator[Case]:
    yield "a.jsonl", b"[" * DEEP
    yield "a.jsonl", b'{"a":' * DEEP
    yield "a.jsonl", b'{"text": "' + b"\\" * 100_001 + b'"}'
    yield "a.jsonl", b'{"text": 1e999999}'
    yield "a.jsonl", b'{"text": "a", "id": ' + b"9" * 10_000 + b"}"
    yield "a.jsonl", b'{"text": "\\ud800"}'
    yield "a.jsonl", b'{"text": "a", "published": "0000-00-00"}'
    yield "a.jsonl", b'{"text": "a", "published": "2016-12-05T99:99:99"}'
    yield "a.jsonl", b'{"text": "a", "published": "Mon, 99 Dec 99999 99:99:99 +9999"}'
    yield "a.jsonl", b'{"text": "a", "language": "../../en"}'
    yield "a.jsonl", b"x" * 5_000_000
    yield "a.jsonl", b"\n" * 1_000_000 + b"{"
    yield "a.jsonl", b'{"text": NaN}\n{"text": Infinity}\n{"text": [[[]]]}'
    yield "a.jsonl", json.dumps({"text": BODY}).encode("utf-16")
    yield "a.jsonl", json.dumps({"text": BODY}).encode("utf-32-le")
    yield "a.jsonl", b"\r" * 1000 + b"{}\r{}"


def dumps() -> Iterator[Case]:
    yield "a.json", b"[" * DEEP
    yield "a.json", b'{"messages": [' * 1000
    yield "a.json", b'{"messages": [' + b"{" * DEEP
    yield "a.json", b'{"messages": ["' + b"x" * 3_000_000
    yield "a.json", b'{"name": "' + b"\\" * 10_001 + b'", "messages": []}'
    yield "a.json", b'{"name": "\\ud800", "type": "public_channel", "messages": [{}]}'
    yield "a.json", b'[{"text": "a"},,{"text": "b"}]'
    yield "a.json", b'[{"text": "a"} {"text": "b"}]'
    yield "a.json", b'[{"text": "a"}'
    yield "a.json", b"[" + b"1," * 50_000 + b"1]"
    yield "a.json", b"\xef\xbb\xbf[]"
    yield "a.json", b"\xff\xfe[\0]\0"
    yield "a.json", b"[" + b"9" * 100_000 + b"]"
    yield "a.json", b'{"a": {"type": "personal_chat", "messages": [{"type": "message", "text": "private"}]}}'


def tables() -> Iterator[Case]:
    yield "a.csv", b'text\n"' + b"a\n" * 200_000
    yield "a.csv", b"text\n" + b'"' * 100_001
    yield "a.csv", b"text," + b"a," * 100_000 + b"\n1,2\n"
    yield "a.csv", b"text\n" + b"x" * 3_000_000
    yield "a.csv", b"text\r" * 1000
    yield "a.csv", b"text\na\0b\n"
    yield "a.csv", b"\xef\xbb\xbftext\n\xff\xff\xff\n"
    yield "a.csv", b"text,text\na,b\n"
    yield "a.csv", b'"text\n'
    yield "a.csv", b"text,published\n=cmd|' /C calc'!A0,2016-12-05\n"
    yield "a.tsv", b"text\ttitle\na\n\t\n"
    yield "a.csv", b"," * 10_000
    yield "a.csv", "text\nслово\n".encode("utf-16-be")


def mails() -> Iterator[Case]:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(5000)
    )
    yield "a.eml", nested
    yield "a.eml", b"Content-Type: message/rfc822\n\n" * 5000 + b"Subject: x\n\nwords"
    yield "a.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000
    yield "a.eml", b"Content-Type: multipart/mixed\n\nno boundary"
    yield "a.eml", b'Content-Type: multipart/mixed; boundary=""\n\n----\n'
    yield "a.eml", b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\n\nwords"
    yield "a.eml", b"Subject: =?no-such?b?////?=\n\nTroops left the town on Monday, officials said."
    yield "a.eml", b"From: " + b"<" * 20_000 + b"\n\nTroops left the town on Monday."
    yield "a.eml", b"From: " + b"(" * 20_000 + b"\n\nTroops left the town on Monday."
    yield "a.eml", b"Date: Mon, 99 Foo 99999 99:99:99 +99999\n\nTroops left the town on Monday."
    yield "a.eml", b"X: y\n" * 100_000 + b"\nTroops left the town on Monday."
    yield "a.eml", b"Content-Transfer-Encoding: base64\n\n!!!!" + base64.b64encode(ARTICLE)[:-3]
    yield "a.eml", b"Content-Type: text/plain; charset=no-such\n\n" + b"\xff\xfe\xfa" + ARTICLE
    yield "a.eml", b"Content-Type: text/plain; charset*=bad''%ff; name*0=a; name*5=b\n\nwords"
    yield "a.eml", b"Content-Type: " + b"a/" * 50_000 + b"\n\nwords"
    yield "a.eml", b"Content-Type: text/html\n\n" + b"<div>" * 10_000
    yield "a.eml", b"\xff\xfe\0"
    yield "a.eml", mail(BODY, Subject=TITLE).replace(b"\n", b"\r")
    yield "a.eml", b'Content-Disposition: attachment; filename="../../../x"\nSubject: a\n\nwords'
    yield "a.eml", b"\0: \0\n\n\0"


def words() -> Iterator[Case]:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(12))
    yield (
        "a.docx",
        docx([], doctype=f"<!DOCTYPE x [{laughs}]>", body="<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>"),
    )
    for uri in ("secret.txt", "file:///etc/passwd", "http://127.0.0.1/x"):
        entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{uri}">]>'
        yield "a.docx", docx([], doctype=entity, body="<w:p><w:r><w:t>&s;</w:t></w:r></w:p>")
        yield "a.docx", docx([], doctype=f'<!DOCTYPE x SYSTEM "{uri}">', body="<w:p/>")
    yield "a.docx", docx([], body="<w:p>" * 10_000)
    yield "a.docx", docx([], body="<w:p>" * 200 + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>" * 200)
    yield "a.docx", docx(["x" * 3_000_000])
    yield "a.docx", docx(["word."] * 20_000)
    yield "a.docx", zipped({"word/document.xml": ZEROS})
    yield "a.docx", zipped({"word/document.xml": b"<?xml version='1.0' encoding='no-such'?><a/>"})
    yield "a.docx", zipped({"word/document.xml": b"\xff\xfe<\0a\0/\0>\0"})
    yield "a.docx", zipped({"../word/document.xml": b"<a/>"})
    yield "a.docx", docx(["words"], core="<dcterms:created>not a day</dcterms:created>")
    yield "a.docx", docx([BODY]).replace(b"word/document.xml", b"word/document.xmk")


def pdfs() -> Iterator[Case]:
    sound = pdf([PARAGRAPHS])
    yield "a.pdf", b"%PDF-"
    yield "a.pdf", b"%PDF-9.9\n%%EOF"
    yield "a.pdf", sound.replace(b"startxref", b"startxxxx")
    yield "a.pdf", sound.replace(b"/Root 1 0 R", b"/Root 9 0 R")
    yield "a.pdf", sound.replace(b"/Root 1 0 R", b"/Root 2 0 R")
    yield "a.pdf", sound.replace(b"/Pages 2 0 R", b"/Pages 1 0 R")
    yield "a.pdf", sound.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    yield "a.pdf", sound.replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 3000 + b"]")
    yield "a.pdf", sound.replace(b"/Count 1", b"/Count 999999999")
    yield "a.pdf", sound.replace(b"/Count 1", b"/Count -1")
    yield "a.pdf", sound.replace(b"/Length ", b"/Length 99999")
    yield "a.pdf", sound.replace(b"/Length ", b"/Length -")
    yield "a.pdf", sound.replace(b"/Contents 3 0 R", b"/Contents 4 0 R")
    yield "a.pdf", sound.replace(b"/Contents 3 0 R", b"/Contents [" + b"[" * 5000)
    yield "a.pdf", sound.replace(b"BT ", b"q " * 50_000)
    yield "a.pdf", sound.replace(b"Tj", b"(" * 5000)
    yield "a.pdf", sound.replace(b"trailer\n<<", b"trailer\n<< /Prev 10 ")
    yield "a.pdf", sound.replace(b"trailer\n<<", b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 >> ")
    yield "a.pdf", sound.replace(b"trailer\n<<", b"trailer\n<<" + b"<<" * 5000)
    yield "a.pdf", sound.replace(b"xref\n0", b"xref\n0 999999999\n0")
    yield "a.pdf", sound.replace(b"/Type /Font", b"/Type /Font /ToUnicode 3 0 R /Encoding 3 0 R")
    bomb = zlib.compress(ZEROS * 10)
    yield "a.pdf", _with_stream(b"/Filter /FlateDecode", bomb)
    yield "a.pdf", _with_stream(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(bomb))
    yield "a.pdf", _with_stream(b"/Filter /FlateDecode", b"no zlib")
    yield "a.pdf", _with_stream(b"/Filter /LZWDecode", b"\x80\x0b\x60\x50" * 1000)
    yield "a.pdf", _with_stream(b"/Filter /ASCII85Decode", b"z" * 1_000_000)
    yield "a.pdf", _with_stream(b"/Filter /RunLengthDecode", b"\x81\0" * 100_000)
    yield "a.pdf", _with_stream(b"/Filter /NoSuch", b"x")


def _with_stream(filters: bytes, stream: bytes) -> bytes:
    """A PDF whose page is this stream, under these filters."""
    sound = pdf([["x"]])
    start = sound.index(b"<< /Length")
    end = sound.index(b"endobj", start)
    content = b"<< /Length %d %s >>\nstream\n%s\nendstream\n" % (len(stream), filters, stream)
    return sound[:start] + content + sound[end:]


def zips() -> Iterator[Case]:
    for name in NAMES:
        yield "a.zip", zipped({name: ARTICLE})
    yield "a.zip", zipped({"a.txt": ZEROS})
    yield "a.zip", zipped({"a.jsonl": ZEROS, "b.csv": ZEROS, "c.json": ZEROS, "d.warc": ZEROS})
    yield "a.zip", zipped({"a.jsonl": b" " * len(ZEROS)})
    yield "a.zip", zipped({"a.txt": ZEROS}, zipfile.ZIP_BZIP2)
    misnamed = bytearray(zipped({"a.txt": bytes(range(256)) * 20}, zipfile.ZIP_STORED))
    misnamed[26:28] = b"\x00\x09"  # a name of 2,304 bytes, most of them the file's
    yield "a.zip", bytes(misnamed)
    yield "a.zip", zipped({"a.txt": ZEROS}, zipfile.ZIP_LZMA)
    yield "a.zip", zipped({f"{at}.bin": b"" for at in range(20_000)})
    yield "a.zip", zipped({"a.zip": zipped({"b.zip": ARTICLE})})
    yield "a.zip", zipped({"a.tar.gz": tarred({"b.txt": ARTICLE}, mode="gz")})
    yield "a.zip", zipped({"x" * 60_000 + ".txt": ARTICLE})
    yield "a.zip", zipped({"\x1b[2J.txt": ARTICLE})
    yield "a.zip", zipped({"a\x00.txt": ARTICLE})
    yield "a.zip", zipped({})
    yield "a.zip", b"PK\x05\x06" + b"\xff" * 18
    yield "a.zip", zipped({"a.txt": ARTICLE}) + b"trailing" * 10_000
    sound = zipped({"a.txt": ARTICLE})
    directory = sound.index(b"PK\x01\x02")
    yield "a.zip", _patched(sound, directory + 8, struct.pack("<H", 1))  # said to be encrypted
    yield "a.zip", _patched(sound, directory + 10, struct.pack("<H", 99))  # of an unknown method
    yield "a.zip", _patched(sound, directory + 16, b"\0\0\0\0")  # with a wrong checksum
    yield "a.zip", _patched(sound, directory + 20, struct.pack("<L", 5))  # said to be smaller, packed
    yield "a.zip", _patched(sound, directory + 24, struct.pack("<L", 5))  # and unpacked
    yield "a.zip", _patched(sound, directory + 24, b"\xff\xff\xff\x7f")  # and larger
    yield "a.zip", _patched(sound, directory + 42, struct.pack("<L", 999_999))  # said to lie elsewhere
    yield "a.zip", _patched(sound, directory + 38, struct.pack("<L", 0o120777 << 16))  # said to be a link
    yield "a.zip", _overlapping(200)


def _patched(raw: bytes, at: int, part: bytes) -> bytes:
    return raw[:at] + part + raw[at + len(part) :]


def _overlapping(count: int) -> bytes:
    """A ZIP file whose members are all one and the same bytes."""
    sound = zipped({"a.txt": bytes(1_000_000)})
    directory, end = sound.index(b"PK\x01\x02"), sound.index(b"PK\x05\x06")
    entries = sound[directory:end] * count
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), directory, 0)
    return sound[:directory] + entries + tail


def tars() -> Iterator[Case]:
    for name in NAMES:
        yield "a.tar", tarred({name: ARTICLE})
    for target in ("secret.txt", "../secret.txt", "/etc/passwd", "a.tar"):
        yield "a.tar", tarred({}, [link("a.txt", target)])
        yield "a.tar.gz", tarred({}, [link("a.txt", target, tarfile.LNKTYPE)], mode="gz")
    yield "a.tar", tarred({}, [link("a", "."), link("a/secret.txt", "")])
    yield "a.tar", tarred({}, [link("a.txt", "", tarfile.CHRTYPE), link("b.txt", "", tarfile.FIFOTYPE)])
    yield "a.tar.gz", tarred({"a.txt": ZEROS}, mode="gz")
    yield "a.tar.bz2", tarred({"a.jsonl": ZEROS}, mode="bz2")
    yield "a.tar.xz", tarred({"a.json": ZEROS}, mode="xz")
    yield "a.tar.gz", gzip.compress(ZEROS)
    yield "a.tar.xz", lzma.compress(ZEROS)
    yield "a.tgz", gzip.compress(gzip.compress(ARTICLE))
    yield "a.tar", b""
    yield "a.tar", bytes(10_240)
    yield "a.tar", b"x" * 10_240
    for size in (b"77777777777", b"-0000000001", b"xxxxxxxxxxx", b"\x80" + b"\xff" * 10):
        yield "a.tar", _resealed(tarred({"a.txt": ARTICLE}), 124, size)
    for kind in (b"x", b"g", b"L", b"K", b"S", b"D", b"\xff"):
        yield "a.tar", _resealed(tarred({"a.txt": b"99999 path=b\n", "b.txt": ARTICLE}), 156, kind)
    yield (
        "a.tar.gz",
        gzip.compress(_resealed(_resealed(tarred({"a.txt": b""}), 156, b"x"), 124, b"00077777777") + ZEROS),
    )


def _resealed(raw: bytes, at: int, part: bytes) -> bytes:
    """A tar file whose first head is changed, with its checksum made good."""
    head = bytearray(raw[:512])
    head[at : at + len(part)] = part
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + raw[512:]


def single_files() -> Iterator[Case]:
    yield "a.txt.gz", gzip.compress(ZEROS)
    yield "a.jsonl.gz", gzip.compress(b" " * len(ZEROS))
    yield "a.csv.bz2", bz2.compress(b"text\n" + ZEROS)
    yield "a.html.xz", lzma.compress(ZEROS)
    yield "a.txt.gz", b"no gzip"
    yield "a.txt.bz2", b"BZh9no"
    yield "a.txt.xz", b"\xfd7zXZ\0no"
    yield "a.exe.gz", gzip.compress(ARTICLE)
    yield "a.txt.gz", gzip.compress(ARTICLE) + b"trailing garbage"


def web_archives() -> Iterator[Case]:
    good = warc_record(PAGE)
    for length in (-1, 0, 1, 60, 10**7, 10**12, 10**30, "x", "1e3", "0x10", " ", "１２"):
        yield "a.warc", good + warc_record(PAGE, length=length) + good
        yield "a.warc.gz", packed([good, warc_record(PAGE, length=length), good])
    yield "a.warc.gz", gzip.compress(good + warc_record(ZEROS) * 3)
    yield "a.warc.gz", packed([good, warc_record(ZEROS), good])
    yield "a.warc.gz", b"\x1f\x8b\x08" * 30_000
    yield "a.warc", b"WARC/1.0\r\n" * 30_000
    yield "a.warc", b"WARC/1.0\r\n\r\n" * 3_000
    yield "a.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000 + b"\r\n"
    yield "a.warc", b"WARC/1.0\r\n" + b"X" * 1_000_000
    yield "a.warc", good.replace(b"WARC/1.0", b"WARC/9.9")
    yield "a.warc", good.replace(b"2016-12-06T08:30:00Z", b"yesterday")
    yield "a.warc", good.replace(b"https://harmapost.example/market", b"\xff\xfe\0 \x1b[2J")
    yield "a.warc", good.replace(b"https://harmapost.example/market", b"file:///etc/passwd")
    yield "a.warc", good.replace(b"https://harmapost.example/market", b"http://[::1")
    yield "a.warc", warc_record(PAGE, http=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n")
    yield "a.warc", warc_record(PAGE, http=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000 + b"\r\n\r\n")
    yield "a.warc", warc_record(PAGE, http=b"HTTP/1.1 99999 OK\r\n\r\n")
    yield "a.warc", warc_record(PAGE, http=b"\xff\xff\xff\r\n\r\n")
    yield "a.warc", warc_record(PAGE, http=b"")
    for coding in ("gzip", "br", "deflate", "zstd", ",".join(["gzip"] * 100), "\xff"):
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n"
        yield "a.warc", warc_record(PAGE, http=head.encode("latin-1"))
    head_of_gzip = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    yield "a.warc", warc_record(gzip.compress(ZEROS * 4), http=head_of_gzip)
    chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    for body in (
        b"ffffffff\r\n" + PAGE,
        b"0\r\n",
        b"5\r\nab",
        b"1;x=" + b"y" * 5000 + b"\r\na\r\n0\r\n",
        b"1\r\na\r\n" * 50_000,
    ):
        yield "a.warc", warc_record(body, http=chunked)
    yield "a.zip", zipped({"a.warc": good[:-300], "b.warc.gz": packed([good])[:-50]})
