//! `two-hats graph`: a scenario as a picture, or as text for Mermaid.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::CliError;
use super::print::{self, print};
use super::write::{self, Force};
use crate::analysis::Flow;
use crate::analysis::graph::{Graph, MOST_CHARACTERS, MOST_EDGES, mermaid, sheets, svg, wide};
use crate::content::Library;
use crate::content::library::rulebook;
use crate::engine::Game;
use crate::output::markup::markdown;

/// Arguments of `two-hats graph`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a scenario, or the path of its folder or file.
    scenario: String,
    /// How it is drawn; without, by the ending of FILE, or else as SVG.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Draw the picture in columns side by side, about as wide as a slide.
    #[arg(long)]
    wide: bool,
    /// Write to this file: .svg for a picture, .html to print it on sheets, .mmd for Mermaid, .md for Mermaid in a page of Markdown.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    /// Playthroughs that the shares are from, 1 to 1,000,000.
    #[arg(long, value_name = "NUMBER", default_value_t = 3000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    runs: u32,
    /// The seed of their luck.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Id of a rulebook, or the path of its file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    rulebook: String,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// How a graph is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A picture that a browser shows.
    Svg,
    /// A page for a browser that prints on sheets of paper, none of which cuts a box.
    Html,
    /// A flowchart as text for Mermaid.
    Mermaid,
}

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    // Asked first, so that nobody waits for a file that cannot be written.
    let format = format(args)?;
    if args.wide && format != Format::Svg {
        return Err(CliError::new(
            "only the picture can be drawn wide",
            "--wide",
            "leave it out, or add --format svg",
        ));
    }
    let output = match &args.output {
        Some(file) => Some((file, args.force.look(file)?)),
        None => None,
    };
    let library = Library::new(args.library.clone());
    super::load::note_ambiguity(&library, &args.scenario);
    let (_, story) = library.scenario(&args.scenario)?;
    let (_, rules) = rulebook(&args.rulebook)?;
    let game = Game::new(story.scenario().clone(), rules);
    let flow = Flow::simulate(&game, args.runs, args.seed);
    let graph = Graph::new(&story, &flow);
    let mut text = match format {
        Format::Svg if args.wide => wide(&graph),
        Format::Svg => svg(&graph),
        Format::Html => sheets(&graph),
        Format::Mermaid => flowchart(&graph),
    };
    let Some((file, existing)) = output else {
        return print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()));
    };
    if format == Format::Mermaid && ending(file) == "md" {
        text = format!("# {}\n\n```mermaid\n{text}```\n", markdown(&graph.title));
    }
    write::file(file, &text, existing)?;
    Ok(ExitCode::SUCCESS)
}

fn format(args: &Args) -> Result<Format, CliError> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(file) = &args.output else {
        return Ok(Format::Svg);
    };
    match &*ending(file) {
        "svg" => Ok(Format::Svg),
        "html" | "htm" => Ok(Format::Html),
        "mmd" | "md" => Ok(Format::Mermaid),
        _ => Err(CliError::new(
            "the ending of this file does not say how the graph is drawn",
            file.display().to_string(),
            "let it end in .svg, .html, .mmd or .md, or add --format svg, html or mermaid",
        )),
    }
}

/// The flowchart; what Mermaid will not draw of it is said.
fn flowchart(graph: &Graph) -> String {
    let made = mermaid(graph);
    if made.left_out > 0 {
        print::tell(&format!(
            "warning: {} connections are left out, because Mermaid draws at most {MOST_EDGES}; the picture has them all: --format svg",
            made.left_out
        ));
    }
    if made.text.len() > MOST_CHARACTERS {
        print::tell(&format!(
            "warning: Mermaid reads at most {MOST_CHARACTERS} characters unless its `maxTextSize` is raised, and these are {}; --format svg has no such bound",
            made.text.len()
        ));
    }
    made.text
}

fn ending(file: &Path) -> String {
    let ending = file.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}
