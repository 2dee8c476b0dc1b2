//! The command line.

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;
use khabar_crawl::warc::Place;
use std::path::PathBuf;
use std::time::Duration;

/// Reads Arabic news: who said what, to whom, through whom, when, and whose number a number is.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Program {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and print a reading of each.
    ///
    /// An input is a saved page (HTML), a text file (headline first), a JSON record or a file of them (an array, or one a
    /// line, with fields such as title, content or html, author, date, url), a feed (RSS, Atom, JSON Feed, OPML), a web archive (WARC, .warc or .warc.gz), a zip of such
    /// files, a folder of them and of folders, the address of a page (https://…), or - for standard input. UTF-8, UTF-16, windows-1256 and ISO 8859-6 are told
    /// apart. An input that cannot be read is reported and the rest goes on.
    Read(Read),
    /// Print the JSON Schema of a reading.
    Schema,
}

/// `khabar read`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  khabar read article.txt --date 2022-01-10      one article, dates relative to its day
  khabar read page.html                          a saved page: the article out of it, with headline, dates, signers
  khabar read article.txt --explain              why each statement is read as it is
  khabar read articles/ > readings.jsonl         a folder and those in it, one reading a line, in the order of names
  khabar read day.zip --jobs 2 > day.jsonl       a crawler's archive of records
  khabar read feed.xml                           the items of a feed; those without their text are fetched
  khabar read crawl.warc.gz > crawl.jsonl        the Arabic articles of a web archive
  pbpaste | khabar read                          standard input
  khabar read https://example.org/news/1         a page of the web, fetched politely
  khabar read day.zip | jq -r '.statements[] | [.speaker_name, .act, .content[0].text] | @tsv'

Exit code: 0 all read, 1 some inputs failed, 2 wrong usage, 130 interrupted.")]
pub struct Read {
    /// Files, folders, zips, addresses (https://…), or - for standard input [default: standard input, if piped].
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// How to print [default: pretty on a terminal, else json].
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// When the articles were published, for those that do not say: 2022-01-10 or 2022-01-10T14:30.
    #[arg(long, value_parser = moment)]
    pub date: Option<DateTime>,
    /// Who published them, for those that do not say.
    #[arg(long)]
    pub outlet: Option<String>,
    /// Say for each statement what decided it.
    #[arg(long)]
    pub explain: bool,
    /// How many articles to read at once [default: as many as there are cores].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Where in a web archive to begin: the offset of a record, as it is printed when a run is stopped.
    #[arg(long, value_name = "OFFSET", value_parser = place, help_heading = "Web archives")]
    pub from_record: Option<Place>,
    /// Seconds to wait between two pages of one host [default: 1].
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Addresses")]
    pub delay: Option<Duration>,
    /// Seconds a page may take to come, redirects included [default: 30].
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Addresses")]
    pub timeout: Option<Duration>,
    /// Keep no copies of pages to ask only whether they changed, and use none.
    #[arg(long, help_heading = "Addresses")]
    pub no_cache: bool,
    /// Fetch from this machine and from private networks too.
    #[arg(long, help_heading = "Addresses")]
    pub allow_private: bool,
}

/// What `khabar read` says when nobody hands it anything.
pub const NOTHING_TO_READ: &str = "\
khabar: there is nothing to read; name an article, or pipe one in:

  khabar read article.txt                one article
  khabar read page.html                  a saved page
  khabar read articles/ > all.jsonl      a folder, one reading a line
  pbpaste | khabar read                  what is piped in

khabar read --help says more.
";

/// How readings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Pretty,
    /// One JSON object, indented; when there are several, one a line.
    Json,
    /// One JSON object a line.
    Jsonl,
}

fn moment(written: &str) -> Result<DateTime, String> {
    written.parse().map_err(|_| "write it as 2022-01-10 or 2022-01-10T14:30".to_owned())
}

fn seconds(written: &str) -> Result<Duration, String> {
    let told = "write a number of seconds, such as 10 or 0.5, and no more than 3600";
    let seconds = written.parse().ok().filter(|seconds| (0.0..=3600.0).contains(seconds)).ok_or(told)?;
    Duration::try_from_secs_f64(seconds).map_err(|_| told.to_owned())
}

fn place(written: &str) -> Result<Place, String> {
    written.parse().map_err(str::to_owned)
}
