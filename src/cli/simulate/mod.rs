//! `two-hats simulate`.

mod args;
mod human;
mod output;
mod progress;

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Instant;

pub(crate) use args::Args;

use super::CliError;
use super::print::Carries;
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
    let simulation = args.simulation()?;
    let threads = args.threads();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| {
            CliError::new(
                format!("{threads} threads could not be started: {error}"),
                "",
                "ask for fewer with --threads",
            )
        })?;
    let carries = match format {
        Format::Json => Carries::Json,
        _ => Carries::Plain,
    };
    let output = Output::open(args.output.as_deref(), args.force, carries)?;
    let began = Instant::now();
    let progress = Progress::new(&simulation);
    let written = pool.install(|| {
        let played = |runs| progress.played(runs);
        let job = Job {
            simulation: &simulation,
            args,
            played: &played,
        };
        match format {
            Format::Csv => job.csv(output),
            Format::Parquet => job.parquet(output),
            Format::Json => job.summed(output, |summary, to| {
                serde_json::to_writer_pretty(&mut *to, summary)?;
                writeln!(to)
            }),
            Format::Human => job.summed(output, |summary, to| {
                progress.clear();
                human::write(to, summary, &simulation)?;
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
    simulation: &'a Simulation,
    args: &'a Args,
    played: &'a (dyn Fn(u64) + Sync),
}

impl Job<'_> {
    fn csv(&self, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::csv::header;
        let by = self.args.by();
        output.write_all(&header(&self.simulation.columns(by)))?;
        let mut write = |part: Part| output.write_all(&part.csv);
        self.simulation
            .run(Rows::Csv(by), &mut write, self.played)?;
        output.finish()
    }

    #[cfg(feature = "parquet")]
    fn parquet(&self, mut output: Output) -> Result<(), Unfinished> {
        use crate::analysis::simulation::parquet::Groups;
        let by = self.args.by();
        let mut groups = Groups::new(self.simulation, by, &mut output).map_err(io::Error::other)?;
        let mut write = |part: Part| groups.write(&part).map_err(io::Error::other);
        self.simulation
            .run(Rows::Numbers(by), &mut write, self.played)?;
        groups.finish().map_err(io::Error::other)?;
        output.finish()
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(&self, _output: Output) -> Result<(), Unfinished> {
        Err(Unfinished::Told(args::no_parquet()))
    }

    fn summed(
        &self,
        mut output: Output,
        write: impl Fn(&Summary, &mut Output) -> io::Result<()>,
    ) -> Result<(), Unfinished> {
        let nothing = &mut |_: Part| Ok(());
        let results = self.simulation.run(Rows::Summed, nothing, self.played)?;
        write(&Summary::new(self.simulation, &results), &mut output)?;
        output.finish()
    }
}
