//! Who may ask, and how: everything that is settled about a request before anything is looked up.
//!
//! A page of another site can make the browser send requests here, and by DNS rebinding even read the answers,
//! unless the name that was asked for is checked.
//!
//! # Source
//! The project's rules on trust, B.4; CVE-2025-24010 (Vite), CVE-2018-14732 and CVE-2025-30360
//! (webpack-dev-server), GHSA-67mh-4wv8-2f99 (esbuild).

use std::net::SocketAddr;

use hyper::header::{self, HeaderName};
use hyper::{HeaderMap, Method, Request, StatusCode};

/// The port, and the secret of other machines.
#[derive(Debug)]
pub(super) struct Doors {
    /// The port that the server listens on.
    pub port: u16,
    /// The secret that every request must carry; none where only this machine may ask.
    pub secret: Option<String>,
    /// The path of the preview's own addresses, which has a secret in it already.
    pub own: String,
}

/// What may be done with a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It is answered.
    Answer,
    /// It brought the secret in its address: the browser is given it as a cookie.
    GiveCookie,
}

impl Doors {
    /// Judges a request that came in at `local`.
    ///
    /// # Errors
    /// The status that it is refused with.
    pub(super) fn judge<B>(&self, request: &Request<B>, local: SocketAddr) -> Result<Admission, StatusCode> {
        let host = only(request.headers(), header::HOST).ok_or(StatusCode::FORBIDDEN)?;
        if !self.is_ours(host, local) {
            return Err(StatusCode::FORBIDDEN);
        }
        let target = request.uri();
        if target
            .authority()
            .is_some_and(|authority| authority.as_str() != host)
            || target.scheme_str().is_some_and(|scheme| scheme != "http")
        {
            return Err(StatusCode::FORBIDDEN);
        }
        if request.headers().contains_key(header::ORIGIN) {
            let origin =
                only(request.headers(), header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
            if origin != Some(host) {
                return Err(StatusCode::FORBIDDEN);
            }
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        if brings_more(request.headers()) {
            return Err(StatusCode::BAD_REQUEST);
        }
        self.admit(request)
    }

    /// Says whether `host` is a name of this server: the loopback names, or the very address that the request came
    /// in at.
    fn is_ours(&self, host: &str, local: SocketAddr) -> bool {
        let loopback = ["127.0.0.1", "localhost", "[::1]"];
        let named = |name: &str| host == format!("{name}:{}", self.port);
        if local.ip().is_loopback() {
            return loopback.into_iter().any(named);
        }
        self.secret.is_some() && host == local.to_string()
    }

    fn admit<B>(&self, request: &Request<B>) -> Result<Admission, StatusCode> {
        let Some(secret) = &self.secret else {
            return Ok(Admission::Answer);
        };
        if request.uri().path().starts_with(&self.own) {
            return Ok(Admission::Answer);
        }
        let expected = format!("{}={secret}", self.cookie_name());
        let cookies = request.headers().get_all(header::COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split("; "));
        if pairs.any(|pair| pair == expected) {
            return Ok(Admission::Answer);
        }
        let asked = request
            .uri()
            .query()
            .and_then(|query| query.strip_prefix("token="));
        if request.uri().path() == "/" && asked == Some(secret) {
            return Ok(Admission::GiveCookie);
        }
        Err(StatusCode::FORBIDDEN)
    }

    /// Returns the cookie that carries the secret.
    pub(super) fn cookie(&self) -> Option<String> {
        let secret = self.secret.as_ref()?;
        let name = self.cookie_name();
        Some(format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict"))
    }

    /// Cookies do not know ports, so two previews on one machine need two names.
    fn cookie_name(&self) -> String {
        format!("milepost-{}", self.port)
    }
}

/// Returns the value of a header that must stand exactly once, as text.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

/// Says whether a request brings a body, or asks for another protocol.
fn brings_more(headers: &HeaderMap) -> bool {
    let length = headers.get_all(header::CONTENT_LENGTH).iter();
    let has_body = length.into_iter().any(|length| length != "0");
    let other = [header::TRANSFER_ENCODING, header::UPGRADE, header::EXPECT];
    has_body || other.iter().any(|name| headers.contains_key(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_this_machine_alone_is_none_for_other_machines() {
        // Proved by sabotage: with every address taken for the loopback, the loopback's names are admitted from
        // elsewhere; without the question for a secret, the address itself is.
        let here = SocketAddr::from(([127, 0, 0, 1], 4747));
        let network = SocketAddr::from(([192, 0, 2, 7], 4747));
        let judge = |secret: Option<&str>, host: &str, cookie: &str, local| {
            let doors = Doors {
                port: 4747,
                secret: secret.map(str::to_owned),
                own: "/_milepost/own/".to_owned(),
            };
            let request = Request::builder()
                .uri("/")
                .header(header::HOST, host)
                .header(header::COOKIE, cookie)
                .body(())
                .expect("a request");
            doors.judge(&request, local).is_ok()
        };
        let cookie = "milepost-4747=word";
        assert!(judge(None, "localhost:4747", "", here));
        assert!(judge(Some("word"), "192.0.2.7:4747", cookie, network));
        for (secret, host, cookie, local) in [
            (Some("word"), "127.0.0.1:4747", cookie, network),
            (Some("word"), "localhost:4747", cookie, network),
            (Some("word"), "192.0.2.7:4747", cookie, here),
            (Some("word"), "192.0.2.7:4747", "milepost-4748=word", network),
            (Some("word"), "192.0.2.7:4747", "", network),
            (None, "192.0.2.7:4747", "", network),
        ] {
            assert!(
                !judge(secret, host, cookie, local),
                "{host} from {local} with {cookie}"
            );
        }
    }
}
