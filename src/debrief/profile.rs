//! Practices, skills and ideas: used, overused, passed by. What was never offered is not held against anyone.

use super::facts::Facts;
use super::report::{Profile, Use};
use crate::content::framework;
use crate::engine::{Hat, ResponseIx};

pub(super) fn profile(facts: &Facts<'_>) -> Profile {
    let raw = &framework().raw;
    let chosen = facts.roads.decisions.iter().map(|f| f.chosen().response);
    let mut hats = [0; 4];
    for response in chosen {
        let hat = facts.story.response(response).hat;
        for (count, known) in hats.iter_mut().zip(Hat::ALL) {
            *count += u32::from(hat == known);
        }
    }
    Profile {
        hats,
        practices: raw
            .practices
            .iter()
            .map(|p| {
                let has = |ix: ResponseIx| facts.story.response(ix).practices.contains(&p.id);
                tally(facts, p.id.name(), &p.name, &p.about, Some(p.hat), has)
            })
            .collect(),
        skills: raw
            .skills
            .iter()
            .map(|s| {
                let has = |ix: ResponseIx| facts.story.response(ix).skills.contains(&s.id);
                tally(facts, &s.id.0, &s.name, &s.about, Some(s.hat), has)
            })
            .collect(),
        ideas: raw
            .ideas
            .iter()
            .map(|i| {
                let has = |ix: ResponseIx| facts.story.response(ix).ideas.contains(&i.id);
                tally(facts, &i.id.0, &i.name, &i.about, None, has)
            })
            .collect(),
    }
}

fn tally(
    facts: &Facts<'_>,
    id: &str,
    name: &str,
    about: &str,
    hat: Option<Hat>,
    has: impl Fn(ResponseIx) -> bool,
) -> Use {
    let forks = &facts.roads.decisions;
    let count = |fits: &dyn Fn(&crate::analysis::roads::Fork) -> bool| {
        forks.iter().filter(|fork| fits(fork)).count() as u32
    };
    let used = count(&|fork| has(fork.chosen().response));
    Use {
        id: id.to_owned(),
        name: name.to_owned(),
        about: about.to_owned(),
        hat,
        used,
        offered: count(&|fork| fork.roads.iter().any(|road| has(road.response))),
        overused: used >= 3 && used as usize * 2 > forks.len(),
    }
}
