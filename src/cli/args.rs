//! What the command line accepts. Every text is the name of a Fluent message, spoken by `help.rs`.

mod archive;

use std::path::PathBuf;

pub use archive::{
    Archive, ArchiveAction, DiffArchive, DiffFormat, ListArchive, SealYear, VerifyArchive, VerifyFormat,
};
use clap::{ArgAction, Args as ArgGroup, Parser, Subcommand, ValueEnum};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "milepost",
    version,
    about = "help-milepost",
    disable_help_subcommand = true
)]
#[command(
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_required = true
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What every command accepts.
    #[command(flatten)]
    pub common: Common,
}

/// Options of every command.
#[derive(Clone, Debug, ArgGroup)]
pub struct Common {
    /// The site's folder.
    #[arg(long, global = true, value_name = "DIR", help = "help-root")]
    pub root: Option<PathBuf>,
    /// The status date.
    #[arg(long, global = true, value_name = "DATE", help = "help-as-of")]
    pub as_of: Option<String>,
    /// The language of messages.
    #[arg(long, global = true, value_name = "LANG", help = "help-lang")]
    pub lang: Option<String>,
    /// When to colour.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        help = "help-color"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub color: Color,
    /// Say less.
    #[arg(short, long, global = true, help = "help-quiet")]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, global = true, conflicts_with = "quiet", help = "help-verbose")]
    pub verbose: bool,
    /// Print help.
    #[arg(short, long, global = true, action = ArgAction::Help, help = "help-help")]
    pub help: Option<bool>,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version, help = "help-version")]
    pub version: Option<bool>,
}

/// When messages are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Start a site.
    #[command(about = "help-init")]
    Init(Init),
    /// Start a record.
    #[command(
        about = "help-new",
        subcommand_required = true,
        disable_help_subcommand = true
    )]
    New(New),
    /// Write the site.
    #[command(about = "help-build", after_help = "help-build-more")]
    Build(Build),
    /// Show the site while it is being written.
    #[command(about = "help-serve", after_help = "help-serve-more")]
    Serve(Serve),
    /// Check the content.
    #[command(about = "help-check", after_help = "help-check-more")]
    Check(Check),
    /// Seal a year, or look after sealed ones.
    #[command(about = "help-archive", after_help = "help-archive-more")]
    Archive(Archive),
    /// Say how a figure was made, or teach a rule.
    #[command(about = "help-explain", after_help = "help-explain-more")]
    Explain(Explain),
}

/// Options of `init`.
#[derive(Clone, Debug, ArgGroup)]
pub struct Init {
    /// The folder of the new site.
    #[arg(
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true,
        help = "help-init-dir"
    )]
    pub folder: PathBuf,
    /// The site's title.
    #[arg(long, value_name = "TEXT", help = "help-init-title")]
    pub title: Option<String>,
}

/// Options of `new`.
#[derive(Clone, Debug, ArgGroup)]
pub struct New {
    /// What kind of record.
    #[command(subcommand)]
    pub kind: NewKind,
}

/// The kinds of record that `new` starts.
#[derive(Clone, Debug, Subcommand)]
pub enum NewKind {
    /// A brief.
    #[command(about = "help-new-project")]
    Project {
        /// Its id, or year and id.
        #[arg(value_name = "ID", help = "help-new-project-id")]
        id: String,
        /// Its title.
        #[arg(long, value_name = "TEXT", help = "help-new-title")]
        title: Option<String>,
    },
    /// A meeting.
    #[command(about = "help-new-meeting")]
    Meeting {
        /// Its date, with or without words behind it.
        #[arg(value_name = "DATE[-WORDS]", help = "help-new-meeting-id")]
        id: String,
        /// Its title.
        #[arg(long, value_name = "TEXT", help = "help-new-title")]
        title: Option<String>,
    },
    /// A directive.
    #[command(about = "help-new-directive")]
    Directive {
        /// Its id.
        #[arg(value_name = "ID", help = "help-new-id")]
        id: String,
        /// Its title.
        #[arg(long, value_name = "TEXT", help = "help-new-title")]
        title: Option<String>,
    },
    /// A practice.
    #[command(about = "help-new-practice")]
    Practice {
        /// Its id.
        #[arg(value_name = "ID", help = "help-new-id")]
        id: String,
        /// Its title.
        #[arg(long, value_name = "TEXT", help = "help-new-title")]
        title: Option<String>,
    },
    /// An update of a brief.
    #[command(about = "help-new-update")]
    Update {
        /// The brief's id, or year and id.
        #[arg(value_name = "ID", help = "help-new-update-id")]
        id: String,
        /// Progress.
        #[arg(long, value_name = "N", help = "help-new-percent", value_parser = percent)]
        percent: Option<f64>,
        /// Health.
        #[arg(long, value_name = "WORD", help = "help-new-health")]
        health: Option<String>,
        /// What happened.
        #[arg(value_name = "TEXT", help = "help-new-text")]
        text: Option<String>,
    },
}

/// Options of `build`.
#[derive(Clone, Debug, ArgGroup)]
pub struct Build {
    /// The output folder.
    #[arg(short, long, value_name = "DIR", help = "help-output")]
    pub output: Option<PathBuf>,
    /// Show drafts too.
    #[arg(long, help = "help-drafts")]
    pub drafts: bool,
    /// Publish in spite of errors.
    #[arg(long, help = "help-keep-going")]
    pub keep_going: bool,
    /// Go on without a lock.
    #[arg(long, help = "help-no-lock")]
    pub no_lock: bool,
    /// The form of the report.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-build-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: BuildFormat,
}

/// Forms of a build's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BuildFormat {
    /// For people.
    Text,
    /// One JSON object on one line.
    Json,
}

/// Options of `serve`.
#[derive(Clone, Debug, ArgGroup)]
pub struct Serve {
    /// The port.
    #[arg(
        short,
        long,
        value_name = "N",
        default_value_t = DEFAULT_PORT,
        hide_default_value = true,
        help = "help-serve-port"
    )]
    pub port: u16,
    /// Open the browser.
    #[arg(long, help = "help-serve-open")]
    pub open: bool,
    /// Let other machines look.
    #[arg(long, help = "help-serve-lan")]
    pub lan: bool,
    /// Look for changes every second.
    #[arg(long, help = "help-serve-poll")]
    pub poll: bool,
    /// Show drafts too.
    #[arg(long, help = "help-drafts")]
    pub drafts: bool,
    /// The form of the report.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-serve-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: BuildFormat,
}

/// A port that no well-known service uses and no system hands out by itself.
const DEFAULT_PORT: u16 = 4747;

/// Options of `check`.
#[derive(Clone, Debug, ArgGroup)]
pub struct Check {
    /// Demand that every project of a year is closed or accounted for.
    #[arg(long, value_name = "YEAR", help = "help-year-end")]
    pub year_end: Option<i32>,
    /// Look at drafts too.
    #[arg(long, help = "help-drafts")]
    pub drafts: bool,
    /// The form of the findings.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-check-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: CheckFormat,
}

/// Forms of a list of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Source frames for people.
    Text,
    /// One JSON object on one line.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

/// Options of `explain`.
#[derive(Clone, Debug, ArgGroup)]
pub struct Explain {
    /// What to explain; without it, everything that can be explained is listed.
    #[arg(value_name = "SUBJECT", help = "help-explain-subject")]
    pub subject: Option<String>,
    /// Look at drafts too.
    #[arg(long, help = "help-drafts")]
    pub drafts: bool,
    /// The form of the explanation.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-explain-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: ExplainFormat,
}

/// Forms of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people.
    Text,
    /// One JSON object on one line.
    Json,
}

/// Reads a percentage, as it is written in a heading or as a bare number.
fn percent(text: &str) -> Result<f64, std::num::ParseFloatError> {
    text.strip_suffix(['%', '％']).unwrap_or(text).parse()
}
