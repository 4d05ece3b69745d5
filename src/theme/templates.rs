//! Rendering: what a template sees of a page, and the page's text.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tera::{Context, Map, Tera, Value};

use super::template_fault;
use crate::diagnostic::Diagnostic;
use crate::markup::sprite::keep_used;
use crate::view::frame::{Frame, Shell};

/// Bytes of a project's page, about.
const USUAL_PAGE: usize = 32 * 1024;

/// The name under which templates have [`SHARED`] finished. It is no part of what a page shows: a theme that replaces one has
/// less of it.
pub(super) const FINISHED: &str = "finished";

/// Built-in partials that follow from the shell alone, by the field of [`FINISHED`] that has them: where no theme replaces
/// them, they are written once for all pages that share the shell.
pub(super) const SHARED: [(&str, &str); 2] = [
    ("masthead", "partials/masthead.html"),
    ("foot", "partials/foot.html"),
];

/// How many shells of frames the templates remember.
const MOST_SHELLS: usize = 512;

/// Templates that know their site.
pub struct Templates {
    tera: Tera,
    /// Those of [`SHARED`] that no theme replaces.
    shared: Vec<(&'static str, &'static str)>,
    /// What frames share, as the engine sees it: for each page anew it would take as long as the words of the page.
    shells: RwLock<BTreeMap<usize, (Arc<Shell>, Shared)>>,
}

/// What the pages of a shell share, as the engine sees it.
#[derive(Clone)]
struct Shared {
    /// The fields of `frame`.
    fields: Map,
    /// The finished parts.
    finished: Value,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").finish_non_exhaustive()
    }
}

impl Templates {
    /// Takes the templates of a theme, which know the site that they are for, and those of [`SHARED`] that they show finished.
    pub(super) fn new(tera: Tera, shared: Vec<(&'static str, &'static str)>) -> Templates {
        Templates {
            tera,
            shared,
            shells: RwLock::default(),
        }
    }

    /// Returns what a template sees of a page: its frame and its view model.
    ///
    /// # Errors
    /// The place in a template of what frames share that asks for what a shell does not have.
    pub fn context(&self, frame: &Frame, page: &impl Serialize) -> Result<Context, Box<Diagnostic>> {
        let mut context = Context::new();
        let Shared { mut fields, finished } = self.shell(&frame.shell)?;
        fields.insert("title".into(), Value::from(frame.title.as_str()));
        fields.insert("profile".into(), Value::from(frame.profile));
        context.insert_value("frame", Value::from(fields));
        context.insert_value(FINISHED, finished);
        context.insert("page", page);
        Ok(context)
    }

    /// Renders the template `name` into `room`, which is empty.
    ///
    /// # Errors
    /// The place in a template that asks for what its view model does not have.
    pub fn render(
        &self,
        name: &str,
        context: &Context,
        mut room: Vec<u8>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        room.reserve(USUAL_PAGE);
        self.tera
            .render_to(name, context, &mut room)
            .map_err(|error| Box::new(template_fault(&error)))?;
        keep_used(&mut room);
        Ok(room)
    }

    /// Returns a shell as the engine sees it, with the finished parts of its pages; its values are shared, not copied.
    fn shell(&self, shell: &Arc<Shell>) -> Result<Shared, Box<Diagnostic>> {
        // The shell is kept beside its values, so that no other can come to lie at its address.
        let address = Arc::as_ptr(shell).addr();
        let known = self.shells.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, shared)) = known.get(&address) {
            return Ok(shared.clone());
        }
        drop(known);
        let value = Value::from_serializable(shell.as_ref());
        let mut context = Context::new();
        context.insert_value("frame", value.clone());
        let mut finished = Map::new();
        for (name, template) in self.shared.iter().copied() {
            let text = self.tera.render(template, &context);
            let text = text.map_err(|error| Box::new(template_fault(&error)))?;
            finished.insert(name.into(), Value::safe_string(&text));
        }
        let shared = Shared {
            fields: value.into_map().unwrap_or_default(),
            finished: Value::from(finished),
        };
        // Of a page that shares its shell with no other there is nothing to remember.
        if Arc::strong_count(shell) > 1 {
            let mut shells = self.shells.write().unwrap_or_else(PoisonError::into_inner);
            // A preview makes new ones with every edit.
            if shells.len() >= MOST_SHELLS {
                shells.clear();
            }
            shells.insert(address, (Arc::clone(shell), shared.clone()));
        }
        Ok(shared)
    }
}
