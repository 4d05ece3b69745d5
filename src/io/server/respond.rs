//! Answers: pages with the preview's own script, files, the stream of events, and refusals.

use std::io::Read;
use std::net::SocketAddr;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Request, Response, StatusCode};
use tokio::sync::mpsc;

use super::body::Reply;
use super::events::{self, Watched};
use super::guard::{Admission, Doors};
use super::showing::{Preview, Showing, Version};
use crate::diagnostic::{self, Colour, Diagnostic};
use crate::io::Tree;
use crate::io::read::{self, ReadError};
use crate::locale::Locale;
use crate::markup::html::HtmlWriter;
use crate::path::{SitePath, percent_decode, percent_encode};
use crate::site::{Content, Entry};
use crate::theme::TemplateSources;

/// The policy of the pages themselves, and that no other page may frame them, which a page cannot say.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
                      frame-ancestors 'none'";

/// What every answer says.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];

/// The script and the style of the preview, which are added to answers and are part of no site.
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// Where the preview's own addresses begin.
pub(super) const OWN: &str = "/_milepost/";

/// Bytes of an attachment that are read at once.
const PIECE: usize = 64 << 10;

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";

/// Answers a request.
pub(super) async fn answer(
    request: &Request<Incoming>,
    local: SocketAddr,
    doors: &Doors,
    preview: &Arc<Preview>,
) -> Response<Reply> {
    match doors.judge(request, local) {
        Err(status) => refusal(status),
        Ok(Admission::GiveCookie) => cookie(doors, preview),
        Ok(Admission::Answer) => {
            let path = request.uri().path();
            match path.strip_prefix(OWN) {
                Some(own) => own_answer(own, request.uri().query().unwrap_or_default(), preview).await,
                None => site_answer(path, preview).await,
            }
        }
    }
}

/// Makes an answer with every header that all have.
fn response(status: StatusCode, kind: &'static str, body: impl Into<Reply>) -> Response<Reply> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers: &mut HeaderMap = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Refuses, and ends the connection: what follows on it may be the body that was not read.
fn refusal(status: StatusCode) -> Response<Reply> {
    let words = status.canonical_reason().unwrap_or_default();
    let mut response = response(status, "text/plain; charset=utf-8", Bytes::from(words));
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// Gives the secret as a cookie and leads on by the page's own refresh: a redirect would count as part of the
/// navigation that another site may have begun, and a strict cookie is not sent on that.
fn cookie(doors: &Doors, preview: &Preview) -> Response<Reply> {
    let locale = Locale::new(preview.showing().language);
    let mut page = HtmlWriter::new();
    page.markup(
        "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>",
    );
    page.text(&locale.text("preview-welcome"));
    page.markup("</title><p><a href=\"/\">");
    page.text(&locale.text("preview-welcome"));
    page.markup("</a>");
    let mut response = response(StatusCode::OK, HTML, Bytes::from(page.finish().into_string()));
    let cookie = doors
        .cookie()
        .and_then(|cookie| HeaderValue::from_str(&cookie).ok());
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

/// Answers at one of the preview's own addresses.
async fn own_answer(path: &str, query: &str, preview: &Arc<Preview>) -> Response<Reply> {
    let Some(name) = path
        .strip_prefix(preview.token())
        .and_then(|rest| rest.strip_prefix('/'))
    else {
        return refusal(StatusCode::NOT_FOUND);
    };
    let ok = |kind, bytes| response(StatusCode::OK, kind, bytes);
    match name {
        "preview.js" => ok(
            "text/javascript; charset=utf-8",
            Bytes::from_static(SCRIPT.as_bytes()),
        ),
        "preview.css" => ok("text/css; charset=utf-8", Bytes::from_static(STYLE.as_bytes())),
        "findings.json" => ok(JSON, preview.showing().findings.clone()),
        "status.json" => ok(JSON, preview.showing().status.clone()),
        "events" => match watched(query).and_then(|watched| events::open(preview, watched)) {
            Some(stream) => response(StatusCode::OK, "text/event-stream", stream),
            None => refusal(StatusCode::SERVICE_UNAVAILABLE),
        },
        _ => refusal(StatusCode::NOT_FOUND),
    }
}

/// Reads what a page says of itself when it opens its stream.
fn watched(query: &str) -> Option<Watched> {
    let (page, version) = query.strip_prefix("page=")?.split_once("&version=")?;
    Some(Watched {
        path: SitePath::new(percent_decode(page)?)?,
        version: Version::parse(version)?,
    })
}

/// Answers at an address of the site.
async fn site_answer(address: &str, preview: &Arc<Preview>) -> Response<Reply> {
    let Some(path) = site_path(address) else {
        return refusal(StatusCode::NOT_FOUND);
    };
    let preview = Arc::clone(preview);
    let work = tokio::task::spawn_blocking(move || {
        let showing = preview.showing();
        site_content(&path, &showing, &preview)
    });
    work.await
        .unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Returns the output that an address means: decoded once, and a folder is its `index.html`.
fn site_path(address: &str) -> Option<SitePath> {
    let decoded = percent_decode(address.strip_prefix('/')?)?;
    let is_folder = decoded.is_empty() || decoded.ends_with('/');
    SitePath::new(if is_folder {
        decoded + "index.html"
    } else {
        decoded
    })
}

fn site_content(path: &SitePath, showing: &Showing, preview: &Preview) -> Response<Reply> {
    if let Some(moved) = showing.moved(path) {
        return elsewhere(moved);
    }
    let entry = showing.site.as_ref().and_then(|site| site.entry(path));
    if matches!(entry, Some(Entry::Page(_)) | None) {
        return page(path, showing, preview);
    }
    let content = showing.site.as_ref().map(|site| site.render(path));
    match content {
        Some(Ok(Some(Content::Rendered(bytes)))) => response(StatusCode::OK, kind(path), Bytes::from(bytes)),
        Some(Ok(Some(Content::Asset(bytes)))) => {
            response(StatusCode::OK, kind(path), Bytes::copy_from_slice(bytes))
        }
        Some(Ok(Some(Content::Attachment(source)))) => file(path, read::open_content(preview.root()), source),
        Some(Ok(Some(Content::Archived(source)))) => file(path, read::open_archive(preview.root()), source),
        Some(Err(fault)) => shell(
            StatusCode::INTERNAL_SERVER_ERROR,
            path,
            showing,
            preview,
            Some(&fault),
        ),
        _ => refusal(StatusCode::NOT_FOUND),
    }
}

/// Answers with a page and the preview's script.
fn page(path: &SitePath, showing: &Showing, preview: &Preview) -> Response<Reply> {
    match showing.page(path) {
        Ok(Some(page)) => {
            let added = added(path, showing, preview);
            response(page.status, HTML, Bytes::from(with_script(&page.bytes, &added)))
        }
        Ok(None) => shell(StatusCode::SERVICE_UNAVAILABLE, path, showing, preview, None),
        Err(fault) => shell(
            StatusCode::INTERNAL_SERVER_ERROR,
            path,
            showing,
            preview,
            Some(&fault),
        ),
    }
}

/// Leads on to where a record's page is since the record was renamed.
fn elsewhere(path: &SitePath) -> Response<Reply> {
    let mut address = String::new();
    for part in path.as_str().split('/') {
        address.push('/');
        percent_encode(part, &mut address);
    }
    let mut response = response(StatusCode::TEMPORARY_REDIRECT, HTML, Bytes::new());
    if let Ok(address) = HeaderValue::from_str(&address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// Writes what the preview adds to a page: its style, and its script with what the page is.
fn added(path: &SitePath, showing: &Showing, preview: &Preview) -> String {
    let mut page = String::new();
    percent_encode(path.as_str(), &mut page);
    let own = format!("{OWN}{}/", preview.token());
    let version = showing.version(path).text();
    format!(
        "<link rel=\"stylesheet\" href=\"{own}preview.css\"><script src=\"{own}preview.js\" \
         data-own=\"{own}\" data-page=\"{page}\" data-version=\"{version}\" defer></script>"
    )
}

/// Puts what the preview adds at the end of the page's head.
fn with_script(page: &[u8], added: &str) -> Vec<u8> {
    const END: &[u8] = b"</head>";
    let place = page.windows(END.len()).position(|window| window == END);
    let (before, behind) = page.split_at(place.unwrap_or(page.len()));
    [before, added.as_bytes(), behind].concat()
}

/// Makes the page that stands in where there is none: before the first site, or where a template fails.
fn shell(
    status: StatusCode,
    path: &SitePath,
    showing: &Showing,
    preview: &Preview,
    fault: Option<&Diagnostic>,
) -> Response<Reply> {
    let locale = Locale::new(showing.language);
    let words = locale.text(if showing.build == 0 {
        "preview-reading"
    } else {
        "preview-not-yet"
    });
    let mut page = HtmlWriter::new();
    page.markup("<!doctype html><html");
    page.attribute("lang", showing.language.tag());
    page.markup("><head><meta charset=\"utf-8\"><title>").text(&words);
    page.markup("</title></head><body><main><p>")
        .text(&words)
        .markup("</p>");
    if let Some(fault) = fault {
        let text = diagnostic::text(
            std::slice::from_ref(fault),
            &TemplateSources::new(&[]),
            &locale,
            Colour::Never,
        );
        page.markup("<pre>").text(&text).markup("</pre>");
    }
    page.markup("</main></body></html>");
    let added = added(path, showing, preview);
    let bytes = with_script(page.finish().as_str().as_bytes(), &added);
    response(status, HTML, Bytes::from(bytes))
}

/// Sends the file `source` of a folder, piece by piece.
fn file(path: &SitePath, folder: Result<Tree, ReadError>, source: &str) -> Response<Reply> {
    let opened = folder.ok().and_then(|tree| tree.file(source).ok());
    let Some((mut file, size)) = opened else {
        return refusal(StatusCode::NOT_FOUND);
    };
    let (sender, pieces) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut piece = vec![0; PIECE];
        let mut left = size;
        while left > 0 {
            let room = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            // A file that became shorter ends the connection early, which the browser sees as a failed download.
            let Ok(read @ 1..) = file.read(&mut piece[..room]) else {
                return;
            };
            left -= read as u64;
            if sender
                .blocking_send(Bytes::copy_from_slice(&piece[..read]))
                .is_err()
            {
                return;
            }
        }
    });
    let mut response = response(StatusCode::OK, kind(path), Reply::Pieces(pieces));
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    response
}

/// Returns the media type of an output by its name.
fn kind(path: &SitePath) -> &'static str {
    let name = path.as_str();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => JSON,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "woff2" => "font/woff2",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
