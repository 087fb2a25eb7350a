//! `two-hats guide` and `two-hats cards`: what a facilitator carries into the room.

use std::path::PathBuf;
use std::process::ExitCode;

use super::CliError;
use super::play::known_cut;
use super::print::print;
use super::write::{self, Force};
use crate::content::Library;
use crate::content::library::rulebook;
use crate::engine::Game;
use crate::handout::{Figures, Scope, cards, guide, participants, script};

/// Minutes of talk for each crisis that the guide plans with.
const DISCUSSION: u16 = 3;

/// Arguments that both commands take.
#[derive(Debug, clap::Args)]
struct Common {
    /// Id of a scenario, or the path of its folder or file.
    scenario: String,
    /// Write to this file, a page of HTML that prints on A4 and Letter; without, to the standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// About a designed short version of the scenario alone, by its id.
    #[arg(long, value_name = "ID")]
    cut: Option<String>,
    /// Number the answers as a game with this seed shows them; without, they stand as in the file.
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    #[command(flatten)]
    force: Force,
    /// A folder with further scenarios; can be given more than once.
    #[arg(long, value_name = "DIR")]
    library: Vec<PathBuf>,
}

/// Arguments of `two-hats guide`.
#[derive(Debug, clap::Args)]
pub(super) struct GuideArgs {
    #[command(flatten)]
    common: Common,
    /// The reader's edition instead, which gives nothing away.
    #[arg(
        long = "for",
        value_enum,
        value_name = "WHOM",
        conflicts_with = "script"
    )]
    whom: Option<Whom>,
    /// The whole text in reading order instead, for reviewers.
    #[arg(long)]
    script: bool,
    /// Id of a rulebook, or the path of its file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    rulebook: String,
}

/// For whom a guide is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Whom {
    /// The one who leads the session: everything.
    Facilitators,
    /// The ones who will play: nothing that a crisis reveals.
    Participants,
}

/// Arguments of `two-hats cards`.
#[derive(Debug, clap::Args)]
pub(super) struct CardsArgs {
    #[command(flatten)]
    common: Common,
}

/// Writes a guide.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn guide_command(args: &GuideArgs) -> Result<ExitCode, CliError> {
    written(&args.common, |scope| {
        if args.script {
            return Ok(script(scope));
        }
        if args.whom == Some(Whom::Participants) {
            return Ok(participants(scope.story));
        }
        let (_, rules) = rulebook(&args.rulebook)?;
        let game = scope.game(Game::new(scope.story.scenario().clone(), rules));
        let figures = Figures::simulate(&game);
        Ok(guide(scope, &figures, &scope.pace().discussing(DISCUSSION)))
    })
}

/// Writes cards.
///
/// # Errors
/// Whatever the user has to know.
pub(super) fn cards_command(args: &CardsArgs) -> Result<ExitCode, CliError> {
    written(&args.common, |scope| Ok(cards(scope)))
}

fn written(
    common: &Common,
    page: impl FnOnce(Scope<'_>) -> Result<String, CliError>,
) -> Result<ExitCode, CliError> {
    let output = match &common.output {
        Some(file) => Some((file, common.force.look(file)?)),
        None => None,
    };
    let library = Library::new(common.library.clone());
    let (_, story) = library.scenario(&common.scenario)?;
    let scope = match &common.cut {
        None => Scope::whole(&story),
        Some(cut) => {
            known_cut(&story, cut)?;
            Scope::cut(&story, cut).unwrap_or(Scope::whole(&story))
        }
    };
    let text = page(scope.numbered_by(common.seed))?;
    let Some((file, existing)) = output else {
        return print(ExitCode::SUCCESS, |out| out.write_all(text.as_bytes()));
    };
    write::file(file, &text, existing)?;
    Ok(ExitCode::SUCCESS)
}
