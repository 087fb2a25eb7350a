//! The framework: the words that scenarios are tagged with and that debriefs speak in.

use std::sync::LazyLock;

use super::raw::RawFramework;

/// The framework with its ids as lists, for looking them up.
#[derive(Debug)]
pub struct Framework {
    /// As it is written.
    pub raw: RawFramework,
    /// Ids of the skills.
    pub skill_ids: Vec<String>,
    /// Ids of the tensions.
    pub tension_ids: Vec<String>,
    /// Ids of the ideas.
    pub idea_ids: Vec<String>,
    /// Ids of the roles.
    pub role_ids: Vec<String>,
}

/// The framework that is built into the program.
pub fn framework() -> &'static Framework {
    static FRAMEWORK: LazyLock<Framework> = LazyLock::new(|| {
        let raw: RawFramework = super::options()
            .from_str(include_str!("../../assets/framework.ron"))
            .expect("the framework that is built in has been tested");
        let ids = |words: Vec<&super::raw::Word>| words.into_iter().map(|w| w.0.clone()).collect();
        Framework {
            skill_ids: ids(raw.skills.iter().map(|x| &x.id).collect()),
            tension_ids: ids(raw.tensions.iter().map(|x| &x.id).collect()),
            idea_ids: ids(raw.ideas.iter().map(|x| &x.id).collect()),
            role_ids: ids(raw.roles.iter().map(|x| &x.id).collect()),
            raw,
        }
    });
    &FRAMEWORK
}
