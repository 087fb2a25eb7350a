//! What `check --strict` measures of a frozen scenario under the frozen rulebook, once: for `benches/against.sh`, which times it beside an older
//! build, whose own rulebook that is. `--without-breaches` leaves out the one measure that the older build does not have and that plays.

use std::path::Path;

use two_hats::analysis::measure::{Measuring, Thresholds};
use two_hats::content::{Source, Story};

fn main() {
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/frozen");
    let read = |path: &str| {
        let path = frozen.join(path);
        let text = std::fs::read_to_string(&path).expect("what is frozen is there");
        Source {
            name: path.display().to_string(),
            path: Some(path),
            text,
        }
    };
    let story = |id: &str| -> Story {
        let source = read(&format!("scenarios/{id}/scenario.ron"));
        source.scenario().expect("what is frozen is sound")
    };
    let rulebook = read("rulebooks/standard.ron").rulebook();
    let others = ["more-frames-than-thumbs", "second-kettle"].map(story);
    let mut thresholds = Thresholds::standard();
    if std::env::args().any(|given| given == "--without-breaches") {
        thresholds.breaches.seeds = 0;
    }
    let measuring = Measuring {
        rulebook: &rulebook.expect("what is frozen is sound"),
        others: &others,
        readings: &[],
        thresholds: &thresholds,
    };
    let report = measuring.measure(&story("two-basements"));
    println!("{} figures of {} plays", report.figures.len(), report.runs);
}
