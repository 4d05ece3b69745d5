//! What the command line accepts behind `archive`.

use std::path::PathBuf;

use clap::{Args as ArgGroup, Subcommand, ValueEnum};

use super::BuildFormat;

/// Options of `archive`.
#[derive(Clone, Debug, ArgGroup)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true
)]
pub struct Archive {
    /// What to do instead of sealing.
    #[command(subcommand)]
    pub action: Option<ArchiveAction>,
    /// Sealing.
    #[command(flatten)]
    pub seal: SealYear,
}

/// What `archive` does beside sealing.
#[derive(Clone, Debug, Subcommand)]
pub enum ArchiveAction {
    /// Check snapshots.
    #[command(about = "help-archive-verify", after_help = "help-archive-verify-more")]
    Verify(VerifyArchive),
    /// List snapshots.
    #[command(about = "help-archive-list")]
    List(ListArchive),
    /// Compare two snapshots.
    #[command(about = "help-archive-diff")]
    Diff(DiffArchive),
}

/// Options of sealing a year.
#[derive(Clone, Debug, ArgGroup)]
pub struct SealYear {
    /// The year.
    #[arg(value_name = "YEAR", required = true, help = "help-archive-year")]
    pub year: Option<i32>,
    /// Where snapshots lie.
    #[arg(short, long, value_name = "DIR", help = "help-archive-output")]
    pub output: Option<PathBuf>,
    /// Seal in spite of errors.
    #[arg(long, help = "help-archive-provisional")]
    pub provisional: bool,
    /// Seal again beside what is sealed.
    #[arg(long, help = "help-archive-correction")]
    pub correction: bool,
    /// Write a packed copy too.
    #[arg(long, help = "help-archive-zip")]
    pub zip: bool,
}

/// Options of `archive verify`.
#[derive(Clone, Debug, ArgGroup)]
pub struct VerifyArchive {
    /// The snapshots.
    #[arg(
        value_name = "PATH",
        required_unless_present = "all",
        help = "help-archive-verify-path"
    )]
    pub paths: Vec<PathBuf>,
    /// Every snapshot of a folder.
    #[arg(
        long,
        value_name = "DIR",
        num_args = 0..=1,
        conflicts_with = "paths",
        help = "help-archive-verify-all"
    )]
    pub all: Option<Option<PathBuf>>,
    /// Go on with this one.
    #[arg(
        long,
        value_name = "NAME",
        requires = "all",
        help = "help-archive-verify-from"
    )]
    pub from: Option<String>,
    /// Public key.
    #[arg(long, value_name = "KEY", help = "help-archive-key")]
    pub key: Option<String>,
    /// Root hash.
    #[arg(long, value_name = "HASH", help = "help-archive-expect")]
    pub expect: Option<String>,
    /// Render again.
    #[arg(long, help = "help-archive-rebuild")]
    pub rebuild: bool,
    /// The form of the report.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-archive-verify-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: VerifyFormat,
}

/// Forms of a verification's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    /// For people, under headings, fit for signing.
    Text,
    /// One JSON object on one line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Options of `archive list`.
#[derive(Clone, Debug, ArgGroup)]
pub struct ListArchive {
    /// Where snapshots lie.
    #[arg(short, long, value_name = "DIR", help = "help-archive-output")]
    pub output: Option<PathBuf>,
    /// The form of the list.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-archive-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: BuildFormat,
}

/// Options of `archive diff`.
#[derive(Clone, Debug, ArgGroup)]
pub struct DiffArchive {
    /// The earlier snapshot.
    #[arg(value_name = "OLD", help = "help-archive-diff-old")]
    pub old: PathBuf,
    /// The later snapshot.
    #[arg(value_name = "NEW", help = "help-archive-diff-new")]
    pub new: PathBuf,
    /// The form of the comparison.
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        help = "help-archive-diff-format"
    )]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: DiffFormat,
}

/// Forms of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    Text,
    /// One JSON object on one line.
    Json,
    /// A page that needs no other file.
    Html,
}
