//! The help of the command line and its errors, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use crate::locale::{Args as Values, Locale};

/// Returns the command line with every text spoken by `locale`.
pub(super) fn command(locale: &Locale) -> Command {
    speak(Args::command(), locale)
}

fn speak(command: Command, locale: &Locale) -> Command {
    let heading = |id: &str| locale.text(id);
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        heading("help-heading-usage")
    );
    let about = command.get_about().map(ToString::to_string);
    let more = command.get_after_help().map(ToString::to_string);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(heading("help-heading-commands"))
        .mut_args(|arg| speak_argument(arg, locale));
    if let Some(id) = about {
        command = command.about(locale.text(&id));
    }
    if let Some(id) = more {
        command = command.after_help(locale.text(&id));
    }
    for name in names {
        command = command.mut_subcommand(name, |sub| speak(sub, locale));
    }
    command
}

fn speak_argument(arg: Arg, locale: &Locale) -> Arg {
    let help = arg.get_help().map(ToString::to_string);
    let heading = if arg.is_positional() {
        "help-heading-arguments"
    } else {
        "help-heading-options"
    };
    let arg = arg.help_heading(locale.text(heading));
    match help {
        Some(id) => arg.help(locale.text(&id)),
        None => arg,
    }
}

/// Says what is wrong with a command line.
pub(super) fn usage_error(error: &clap::Error, locale: &Locale) -> String {
    let said = |kind: ContextKind| error.get(kind).map(context_text).unwrap_or_default();
    let first = |kinds: &[ContextKind]| {
        kinds
            .iter()
            .map(|kind| said(*kind))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let values = Values::new()
        .with("argument", said(ContextKind::InvalidArg))
        .with("command", said(ContextKind::InvalidSubcommand))
        .with("value", said(ContextKind::InvalidValue))
        .with(
            "valid",
            first(&[ContextKind::ValidValue, ContextKind::ValidSubcommand]),
        )
        .with("other", said(ContextKind::PriorArg));
    let id = match error.kind() {
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => "usage-missing-value",
        ErrorKind::InvalidValue if !said(ContextKind::ValidValue).is_empty() => "usage-invalid-choice",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid-value",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "usage-missing-command"
        }
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let suggestion = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(said)
    .find(|text| !text.is_empty());
    let mut message = locale.say(id, &values);
    if let Some(suggestion) = suggestion {
        message.push('\n');
        message.push_str(&locale.say(
            "usage-did-you-mean",
            &Values::new().with("suggestion", suggestion),
        ));
    }
    message.push('\n');
    message.push_str(&locale.text("usage-see-help"));
    message
}

fn context_text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
