//! Streams of events: each open page has one, and is told when it is no longer what it was.
//!
//! An event is a word and a counter. It says nothing of what changed: whoever listens in learns nothing.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::mpsc;

use super::body::Reply;
use super::showing::{Preview, Showing, Version};
use crate::path::SitePath;

/// How often a silent stream says that it is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// A page that is being looked at, as the browser has it.
#[derive(Debug)]
pub(super) struct Watched {
    /// Its address.
    pub path: SitePath,
    /// The state that it was served in.
    pub version: Version,
}

/// Opens a stream for a page; none where there are too many.
pub(super) fn open(preview: &Arc<Preview>, mut watched: Watched) -> Option<Reply> {
    let place = preview.open_stream(&watched.path)?;
    let (sender, pieces) = mpsc::channel(4);
    let mut shown = preview.subscribe();
    tokio::spawn(async move {
        let _place = place;
        let mut text = "retry: 500\n\n".to_owned();
        loop {
            if sender.send(Bytes::from(text)).await.is_err() {
                return;
            }
            text = loop {
                let showing = Arc::clone(&shown.borrow_and_update());
                let news = tokio::task::spawn_blocking(move || {
                    let news = news(&showing, &mut watched);
                    (news, watched)
                });
                let Ok((news, same)) = news.await else {
                    return;
                };
                watched = same;
                if let Some(news) = news {
                    break news;
                }
                tokio::select! {
                    changed = shown.changed() => if changed.is_err() { return },
                    () = sender.closed() => return,
                    () = tokio::time::sleep(HEARTBEAT) => break ":\n\n".to_owned(),
                }
            };
        }
    });
    Some(Reply::Pieces(pieces))
}

/// Says what is new for a page since its browser was last told.
fn news(showing: &Showing, watched: &mut Watched) -> Option<String> {
    let now = showing.version(&watched.path);
    let before = std::mem::replace(&mut watched.version, now);
    let event = if now.page != before.page || now.others != before.others {
        "reload"
    } else if now.styles != before.styles {
        "style"
    } else if now.findings != before.findings {
        "findings"
    } else {
        return None;
    };
    Some(format!("event: {event}\ndata: {}\n\n", showing.build))
}
