//! From what an author wrote to what the engine plays: every name is looked up, every number is looked at, and
//! everything that is wrong is found in one run.

mod conditions;
mod crises;
mod effects;
mod names;
mod outcomes;
mod room;
mod team;
mod text;

use super::diagnostic::Severity;
use super::finding::{At, Finding};
use super::raw::RawScenario;
use super::report::MOST_SHOWN;
use super::story::{FileOrder, Story};
use crate::engine::{Layout, Scenario, Tables};
use names::Names;

/// The version of the scenario format that this program reads.
pub const FORMAT: u32 = 1;

/// What came of compiling: everything that is wrong, and the story if nothing is.
#[derive(Debug)]
pub struct Compiled {
    /// All errors.
    pub findings: Vec<Finding>,
    /// Present if there are no errors.
    pub story: Option<Story>,
}

/// Compiles a scenario for the engine.
#[must_use]
pub fn compile(raw: RawScenario) -> Compiled {
    let mut findings = Vec::new();
    let tables = {
        let names = Names::new(&raw, &mut findings);
        let mut compiler = Compiler {
            raw: &raw,
            names: &names,
            findings: &mut findings,
            tables: Tables::default(),
            places: FileOrder::default(),
        };
        compiler.scenario();
        (compiler.tables, compiler.places)
    };
    let broken = findings.iter().any(|f| f.severity == Severity::Error);
    let story = if broken {
        None
    } else {
        match Scenario::new(tables.0) {
            Ok(scenario) => Some(Story::new(raw, scenario, tables.1)),
            Err(what) => {
                findings.push(Finding::error(
                    "cannot-be-played",
                    &At::ROOT,
                    format!("this scenario cannot be played: {what}"),
                ));
                None
            }
        }
    };
    Compiled { findings, story }
}

/// One run through a scenario, from top to bottom.
struct Compiler<'a> {
    raw: &'a RawScenario,
    names: &'a Names<'a>,
    findings: &'a mut Vec<Finding>,
    tables: Tables,
    places: FileOrder,
}

impl<'a> Compiler<'a> {
    fn scenario(&mut self) {
        let raw = self.raw;
        let root = At::ROOT;
        if raw.format != FORMAT {
            self.error(
                "unknown-format",
                &root.field("format"),
                format!(
                    "this file has format {}, and this program reads format {FORMAT}",
                    raw.format
                ),
            )
            .help = Some(format!(
                "write `format: {FORMAT}`, or get a newer version of the program"
            ));
        }
        self.id(&raw.id, &root.field("id"));
        self.text(&raw.title, &root.field("title"));
        self.text(&raw.pitch, &root.field("pitch"));
        self.optional_text(&raw.briefing, &root.field("briefing"));
        self.word(&raw.role, self.names.roles(), "role", &root.field("role"));
        self.range(
            i64::from(raw.minutes),
            1,
            600,
            "minutes",
            &root.field("minutes"),
        );

        self.tables.layout = Layout {
            extra_meters: raw.meters.len().min(usize::from(Self::MOST)) as u16,
            members: raw.team.len().min(Scenario::MOST_MEMBERS) as u16,
            variables: raw.variables.len().min(usize::from(Self::MOST)) as u16,
        };
        self.tables.values = raw.values.len() as u32;
        self.tables.flags = raw.flags.len() as u32;
        // Conditions name outcomes wherever they stand, so their places come first.
        self.order_outcomes();
        self.numbers();
        self.people();
        self.crises();
        self.endings();
        self.room();
        let voices = root.field("voices");
        for (i, voice) in raw.voices.iter().enumerate() {
            let at = voices.index(i);
            if let Some(who) = &voice.who {
                self.member(who, &at.field("who"));
            }
            let test = self.condition(&voice.when, &at.field("when"));
            self.text(&voice.text, &at.field("text"));
            self.places.voices.push(test);
        }
    }

    /// Whether looking for what may have been meant is still worth the time: only the first problems are shown.
    fn helps(&self) -> bool {
        self.findings.len() < MOST_SHOWN
    }

    fn error(
        &mut self,
        code: &'static str,
        at: &At<'_>,
        message: impl Into<String>,
    ) -> &mut Finding {
        let position = self.findings.len();
        self.findings.push(Finding::error(code, at, message));
        &mut self.findings[position]
    }
}
