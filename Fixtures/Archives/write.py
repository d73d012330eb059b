#!/usr/bin/env python3
"""Writes Fixtures/Archives from the fixture pages: the same bytes every time.

usage: Fixtures/Archives/write.py      (from anywhere; standard library of Python 3.9+)

morning.warc.gz   one gzip member a record: warcinfo, and for each page request, response (plain, chunked, or gzip-encoded),
                  one image, one page that was not found, one revisit
evening.warc      the same site in the evening, uncompressed: the corrected report, the consent page, a second copy of a release
"""
import gzip, hashlib, base64, json, os, uuid

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SPACE = uuid.UUID("6f1c7f5e-1d0b-5b0a-9a43-0d6f0a4b7c11")


def record(kind, date, block, url=None, content_type=None, **more):
    """One WARC/1.0 record; its id follows from its place and content."""
    head = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(SPACE, f'{kind} {url} {date} {len(block)}')}>"), ("WARC-Date", date)]
    if url: head.append(("WARC-Target-URI", url))
    head += [(k.replace("_", "-"), v) for k, v in more.items()]
    head.append(("WARC-Block-Digest", "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()))
    if content_type: head.append(("Content-Type", content_type))
    head.append(("Content-Length", str(len(block))))
    return b"WARC/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in head).encode() + b"\r\n" + block + b"\r\n\r\n"


def response(status, body, media_type, coding=None):
    """An HTTP/1.1 response, whole, chunked or gzip-encoded."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}"]
    if coding == "chunked":
        head.append("Transfer-Encoding: chunked")
        pieces = [body[i:i + 1500] for i in range(0, len(body), 1500)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"
    else:
        if coding == "gzip":
            head.append("Content-Encoding: gzip")
            body = gzip.compress(body, mtime=0)
        head.append(f"Content-Length: {len(body)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def page(date, url, case, coding=None, media_type="text/html"):
    """Request and response records for one fixture page."""
    with open(os.path.join(ROOT, "Articles", case, "page.html"), "rb") as f: body = f.read()
    host, path = url.split("/", 3)[2:]
    request = f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Gleaner-Fixtures/1\r\nAccept: text/html\r\n\r\n".encode()
    payload = "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()
    return [record("request", date, request, url, "application/http; msgtype=request"),
            record("response", date, response("200 OK", body, media_type, coding), url, "application/http; msgtype=response", WARC_Payload_Digest=payload)]


def urls(feed):
    """The pages of one fixture feed: case → (url, observed_at)."""
    with open(os.path.join(ROOT, "Feeds", feed, "pages.jsonl"), encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    return {r["path"].split("/")[-2]: (r["url"], r["observed_at"]) for r in rows}


def info(date, name):
    return [record("warcinfo", date, f"software: gleaner-fixtures\r\nformat: WARC File Format 1.0\r\ndescription: {name}\r\n".encode(), content_type="application/warc-fields", WARC_Filename=name)]


agency, evening, papers, releases, blog = (urls(f) for f in ("rss-agency", "rss-agency-evening", "rss-newspaper", "atom-releases", "atom-blog"))
night = urls("rss-newspaper-evening")
url, date = agency["industry-report"]
morning = info(date, "morning.warc.gz") + page(date, url, "industry-report")
picture = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
morning.append(record("response", date, response("200 OK", picture, "image/gif"), url.rsplit("/", 1)[0] + "/210347_a.gif", "application/http; msgtype=response"))
for case, found, coding in [("earnings-story", papers, "gzip"), ("market-wrap", papers, "chunked"), ("results-release", releases, None), ("hydrated-page", blog, "gzip")]:
    url, date = found[case]
    morning += page(date, url, case, coding, "text/html; charset=utf-8")
url, date = papers["live-blog"]
morning.append(record("response", date, response("404 Not Found", b"<html><title>404</title><p>This page has moved or never was.</p></html>", "text/html"), url + "-2", "application/http; msgtype=response"))
url, date = agency["industry-report"]
morning.append(record("revisit", "2024-03-14T06:00:00Z", b"HTTP/1.1 304 Not Modified\r\n\r\n", url, "application/http; msgtype=response",
                      WARC_Profile="http://netpreserve.org/warc/1.0/revisit/server-not-modified", WARC_Refers_To_Target_URI=url, WARC_Refers_To_Date=date))

url, date = evening["industry-report-edited"]
late = info(date, "evening.warc") + page(date, url, "industry-report-edited")
url, date = night["consent-wall"]
late += page(date, url, "consent-wall")
url, _ = releases["results-release"]
late += page("2024-10-30T02:00:00Z", url, "results-release")

os.makedirs(os.path.join(ROOT, "Archives"), exist_ok=True)
with open(os.path.join(ROOT, "Archives", "morning.warc.gz"), "wb") as f:
    f.write(b"".join(gzip.compress(r, mtime=0) for r in morning))
with open(os.path.join(ROOT, "Archives", "evening.warc"), "wb") as f:
    f.write(b"".join(late))
