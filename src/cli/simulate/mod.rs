//! `two-hats simulate`.

mod args;
mod human;
mod locale;
mod output;
mod progress;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

pub(crate) use args::Args;

use super::print::Carries;
use super::{CliError, load};
use crate::analysis::simulation::summary::Summary;
use crate::analysis::simulation::{Part, Rows, Simulation};
use args::Format;
use output::{Output, Unfinished};
use progress::Progress;

/// Runs the command.
///
/// # Errors
/// Whatever the user has to know: unknown names, empty ranges, files that cannot be read or written.
pub(super) fn run(args: &Args) -> Result<ExitCode, CliError> {
    let format = args.format()?;
    let simulations = args.simulations()?;
    let threads = args.threads();
    let pool = load::threads(threads)?;
    let carries = match format {
        Format::Json => Carries::Json,
        _ => Carries::Plain,
    };
    let output = Output::open(args.output.as_deref(), args.force, carries)?;
    // Now, and not after an hour of playing.
    let codebook = match args.codebook() {
        Some(path) => Some(Output::open(Some(&path), args.force, Carries::Json)?),
        None => None,
    };
    let began = Instant::now();
    let progress = Progress::new(&simulations);
    let written = pool.install(|| {
        let played = |runs| progress.played(runs);
        let job = Job {
            simulations: &simulations,
            args,
            played: &played,
        };
        if let Some(codebook) = codebook {
            job.codebook(format, codebook)?;
        }
        match format {
            Format::Csv => job.csv(output),
            Format::Parquet => job.parquet(output),
            Format::Xlsx => job.xlsx(output),
            Format::Json => job.summed(output, |_, summary, to| {
                serde_json::to_writer_pretty(&mut *to, summary)?;
                writeln!(to)
            }),
            Format::Human => job.summed(output, |simulation, summary, to| {
                progress.clear();
                human::write(to, summary, simulation)?;
                human::closing(to, summary, began.elapsed(), threads)
            }),
        }
    });
    progress.clear();
    match written {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // Whoever reads has read enough, as `head` does.
        Err(Unfinished::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(ExitCode::SUCCESS)
        }
        Err(Unfinished::Write(error)) => Err(output::unwritten(args.output.as_deref(), error)),
        Err(Unfinished::Told(error)) => Err(error),
    }
}

struct Job<'a> {
    simulations: &'a [Simulation],
    args: &'a Args,
    played: &'a (dyn Fn(u64) + Sync),
}

impl Job<'_> {
    fn csv(&self, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::csv::header;
        let by = self.args.by();
        if let Some(first) = self.simulations.first() {
            let head = header(&first.labels(), &first.columns(by), first.dialect);
            output.write_all(&head)?;
        }
        for simulation in self.simulations {
            let mut write = |part: Part| output.write_all(&part.csv);
            simulation.run(Rows::Csv(by), &mut write, self.played)?;
        }
        output.finish()
    }

    #[cfg(feature = "parquet")]
    fn parquet(&self, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::parquet::Groups;
        let by = self.args.by();
        if let Some(first) = self.simulations.first() {
            let mut groups = Groups::new(first, by, &mut output).map_err(io::Error::other)?;
            for simulation in self.simulations {
                let mut write =
                    |part: Part| groups.write(simulation, &part).map_err(io::Error::other);
                simulation.run(Rows::Numbers(by), &mut write, self.played)?;
            }
            groups.finish().map_err(io::Error::other)?;
        }
        output.finish()
    }

    fn xlsx(&self, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::workbook::{Book, BookError, MOST};
        let by = self.args.by();
        let told = |error: &BookError| {
            let place = self.args.output.as_deref().unwrap_or(Path::new(""));
            let help = "ask for fewer with --runs, or write CSV or Parquet";
            Unfinished::Told(CliError::new(
                error.to_string(),
                place.display().to_string(),
                help,
            ))
        };
        // Before an hour of playing, where that much is known.
        let runs = self.simulations.iter().map(|simulation| {
            let seeds = simulation.seeds.end - simulation.seeds.start;
            seeds.saturating_mul(simulation.players.len() as u64)
        });
        if runs.fold(0, u64::saturating_add) > u64::from(MOST) {
            return Err(told(&BookError::TooMany));
        }
        if let Some(first) = self.simulations.first() {
            let mut book = Book::new(first, by).map_err(io::Error::other)?;
            for simulation in self.simulations {
                let mut write =
                    |part: Part| book.write(simulation, &part).map_err(io::Error::other);
                let played = simulation.run(Rows::Numbers(by), &mut write, self.played);
                played.map_err(|error| {
                    match error.get_ref().and_then(|inner| inner.downcast_ref()) {
                        Some(full) => told(full),
                        None => Unfinished::Write(error),
                    }
                })?;
            }
            output.write_all(&book.finish().map_err(io::Error::other)?)?;
        }
        output.finish()
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(&self, _output: Output) -> Result<(), Unfinished> {
        Err(Unfinished::Told(super::write::no_parquet()))
    }

    /// Writes what the columns mean.
    fn codebook(&self, format: Format, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::codebook::datapackage;
        let path = self.args.output.as_deref().and_then(Path::file_name);
        let name = path.unwrap_or_default().to_string_lossy();
        let format = match format {
            Format::Parquet => "parquet",
            Format::Xlsx => "xlsx",
            _ => "csv",
        };
        let package = datapackage(self.simulations, self.args.by(), &name, format);
        serde_json::to_writer_pretty(&mut output, &package).map_err(io::Error::from)?;
        writeln!(output)?;
        output.finish()
    }

    fn summed(
        &self,
        mut output: Output,
        write: impl Fn(&Simulation, &Summary, &mut Output) -> io::Result<()>,
    ) -> Result<(), Unfinished> {
        let nothing = &mut |_: Part| Ok(());
        // Without an experiment there is one.
        for simulation in self.simulations {
            let results = simulation.run(Rows::Summed, nothing, self.played)?;
            write(simulation, &Summary::new(simulation, &results), &mut output)?;
        }
        output.finish()
    }
}
