//! Pages, and the words of the front page.

use super::RecordSource;
use crate::model::Page;
use crate::source::context::Context;
use crate::source::fields::Fields;
use crate::source::keys::PAGE;
use crate::source::names::name;
use crate::source::numbers::{Bounds, number};

/// Decodes a page.
pub(in crate::source) fn page(id: String, source: &RecordSource<'_>, cx: &mut Context<'_>) -> Page {
    let fields = source.fields(PAGE, cx);
    let title = source.title(&fields, PAGE, cx);
    Page {
        title,
        ..untitled(id, source, &fields, cx)
    }
}

/// Decodes the words of the front page, which need no title.
pub(in crate::source) fn index(source: &RecordSource<'_>, cx: &mut Context<'_>) -> Page {
    let fields = source.fields(PAGE, cx);
    let title = fields.read("title", cx, name);
    Page {
        title,
        ..untitled("index".to_owned(), source, &fields, cx)
    }
}

fn untitled(id: String, source: &RecordSource<'_>, fields: &Fields<'_>, cx: &mut Context<'_>) -> Page {
    Page {
        id,
        file: source.file.to_owned(),
        title: None,
        nav: fields.read("nav", cx, |node, cx| number(node, Bounds::Any, cx)),
        body: source.body.clone(),
    }
}
