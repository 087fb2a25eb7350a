//! The codebook of a table: what each column means, as a Frictionless Data Package (`datapackage.json`).

use serde_json::{Value, json};

use super::{By, Kind, LABELS, Simulation};

/// The data package of a file of rows. `path` is the file's name; `format` is `csv` or `parquet`.
#[must_use]
pub fn datapackage(simulations: &[Simulation], by: By, path: &str, format: &str) -> Value {
    let Some(first) = simulations.first() else {
        return json!({});
    };
    let labels = LABELS
        .iter()
        .map(|(name, about)| json!({ "name": name, "type": "string", "description": about }));
    let factors = first.factors.iter().enumerate().map(|(at, (name, _))| {
        let mut levels: Vec<&str> = Vec::new();
        for simulation in simulations {
            if let Some((_, value)) = simulation.factors.get(at)
                && !levels.contains(&value.as_str())
            {
                levels.push(value);
            }
        }
        json!({
            "name": name,
            "type": "string",
            "description": "a factor of the experiment: what was set",
            "constraints": { "enum": levels },
        })
    });
    let columns = first.columns(by);
    let columns = columns.iter().map(|column| {
        let (kind, names) = match &column.kind {
            Kind::Count => ("integer", None),
            // Beyond what most programs hold in a signed number.
            Kind::Seed => ("string", None),
            Kind::Thousandths => ("number", None),
            Kind::Name(names) => ("string", Some(names)),
        };
        let mut constraints = json!({ "required": !column.optional });
        if let Some(names) = names {
            let mut names: Vec<&String> = names.iter().filter(|n| !n.is_empty()).collect();
            names.sort_unstable();
            names.dedup();
            constraints["enum"] = json!(names);
        }
        json!({
            "name": column.name,
            "type": kind,
            "description": column.about,
            "constraints": constraints,
        })
    });
    let fields: Vec<Value> = labels.chain(factors).chain(columns).collect();
    json!({
        "profile": "tabular-data-package",
        "name": format!("two-hats-{}", first.story.raw().id),
        "description": "Rows of `two-hats simulate`. A model of a team, not an assessment of anybody.",
        "version": env!("CARGO_PKG_VERSION"),
        "sources": [
            { "title": first.story.raw().title, "scenario": first.story.raw().id, "sha256": first.origin.scenario_hash },
            { "title": "rulebook", "rulebook": first.game.rulebook().id, "sha256": first.origin.rulebook_hash },
        ],
        "resources": [{
            "name": "rows",
            "path": path,
            "format": format,
            "encoding": "utf-8",
            "schema": { "fields": fields, "missingValues": [""] },
        }],
    })
}
