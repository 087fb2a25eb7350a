//! Where a grade lies: among games that go by nothing, by turns, by routine, and by looking ahead. Other games of the same scenario under
//! other lucks, none of them by people.

use rayon::prelude::*;

use crate::analysis::bots::{Alternate, Informed, Random};
use crate::analysis::{Bot, Decision, LookAhead, play, rule_of_thumb};
use crate::engine::{Game, ResponseIx, Silent, State};

/// Games that are played of each kind; of the ones that look ahead fewer, because each takes a while.
const GAMES: u64 = 120;
/// Games that look ahead.
const AHEAD: u64 = 24;
/// The first of their lucks: far from the seeds that people try.
const FIRST: u64 = 5_000_000_000;

/// What the kinds of games on the line are.
pub const WAYS: &str = "Programs played the same story: “at random” takes any answer, “by turns” leads and manages in turn, “by routine” wears the hat \
     that each moment asks for, “looking ahead” tries every answer out first.";

/// Where a grade lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The kinds of games, and the grade of the middle one of each in whole points.
    pub marks: Vec<(&'static str, i32)>,
    /// The grade itself, in whole points.
    pub you: i32,
    /// In words.
    pub said: String,
}

/// One mark on the line that shows where a grade lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandingMark {
    /// How those games were played; "you" for the game itself.
    pub name: &'static str,
    /// Where it stands on the line, 0 to 1.
    pub place: f64,
    /// Whether it is the game itself.
    pub you: bool,
}

/// Points that the line goes on below its lowest mark and above its highest.
const MARGIN: i32 = 4;

/// Other games of a scenario, among which a grade lies.
#[derive(Debug, Clone)]
pub struct OtherGames(Vec<(&'static str, Vec<i32>)>);

/// The hat that the situation asks for, weighed against what the team has.
struct Routine;

impl Bot for Routine {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        rule_of_thumb(decision.game, decision.state)
    }
}

impl OtherGames {
    /// Plays them, on all cores; takes up to a second.
    #[must_use]
    pub fn of(game: &Game) -> Self {
        let ahead = Informed(LookAhead { lucks: 4, turns: 2 });
        let kinds: [(&'static str, &(dyn Bot + Sync), u64); 4] = [
            ("at random", &Random, GAMES),
            ("by turns", &Alternate, GAMES),
            ("by routine", &Routine, GAMES),
            ("looking ahead", &ahead, AHEAD),
        ];
        let played = kinds.map(|(name, bot, games)| (name, grades(game, bot, games)));
        Self(played.to_vec())
    }
}

impl Standing {
    /// Plays other games of a scenario, and says where a grade (in thousandths of a point) lies among them.
    #[must_use]
    pub fn of(game: &Game, grade: i32) -> Self {
        Self::among(&OtherGames::of(game), grade)
    }

    /// Says where a grade (in thousandths of a point) lies among other games.
    #[must_use]
    pub fn among(OtherGames(played): &OtherGames, grade: i32) -> Self {
        let middle = |grades: &[i32]| grades.get(grades.len() / 2).copied().unwrap_or_default();
        let routine = played.get(2).map(|(_, grades)| &**grades);
        Self {
            marks: played
                .iter()
                .map(|(name, grades)| (*name, whole(middle(grades))))
                .collect(),
            you: whole(grade),
            said: said(routine.unwrap_or_default(), grade),
        }
    }

    /// All marks from left to right, the game itself among them; the game comes after those that stand where it stands.
    #[must_use]
    pub fn line(&self) -> Vec<StandingMark> {
        let others = self.marks.iter().map(|&(name, grade)| (name, grade, false));
        let mut all: Vec<_> = others.chain([("you", self.you, true)]).collect();
        all.sort_by_key(|&(_, grade, _)| grade);
        let low = all.first().map_or(0, |mark| mark.1) - MARGIN;
        let high = all.last().map_or(0, |mark| mark.1) + MARGIN;
        let place = |grade: i32| f64::from(grade - low) / f64::from(high - low);
        all.into_iter()
            .map(|(name, grade, you)| StandingMark {
                name,
                place: place(grade),
                you,
            })
            .collect()
    }
}

const fn whole(grade: i32) -> i32 {
    (grade + 500) / 1000
}

/// The grades of games, the lowest first.
fn grades(game: &Game, bot: &(dyn Bot + Sync), games: u64) -> Vec<i32> {
    let mut grades: Vec<i32> = (0..games)
        .into_par_iter()
        .map(|seed| {
            let mut state = State::new(game.scenario());
            play(game, bot, FIRST + seed, &mut state, &mut Silent).grade
        })
        .collect();
    grades.sort_unstable();
    grades
}

/// How many of ten games by routine stood worse.
fn said(routine: &[i32], grade: i32) -> String {
    let below = routine.iter().filter(|&&other| other < grade).count();
    match (below * 10 + routine.len() / 2) / routine.len().max(1) {
        0 => "The team stands worse than in nearly all games that go by routine.".to_owned(),
        10 => "The team stands better than in nearly all games that go by routine.".to_owned(),
        n => format!("The team stands better than in {n} of 10 games that go by routine."),
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, said};
    use crate::content::Library;
    use crate::content::library::rulebook;
    use crate::engine::Game;

    #[test]
    fn a_better_grade_never_lies_lower() {
        let routine: Vec<i32> = (0..100).map(|n| n * 1000).collect();
        assert!(said(&routine, 0).contains("nearly all"));
        assert!(said(&routine, 79_500).contains("8 of 10"));
        assert!(said(&routine, 100_000).contains("better than in nearly all"));
    }

    #[test]
    fn the_line_goes_from_worse_to_better_with_the_game_among_the_others() {
        let standing = Standing {
            marks: vec![("at random", 30), ("by turns", 62), ("looking ahead", 70)],
            you: 62,
            said: String::new(),
        };
        let line = standing.line();
        let names: Vec<&str> = line.iter().map(|mark| mark.name).collect();
        assert_eq!(names, ["at random", "by turns", "you", "looking ahead"]);
        assert!(line.iter().all(|mark| (0.0..=1.0).contains(&mark.place)));
        assert!(line.is_sorted_by(|a, b| a.place <= b.place));
    }

    #[test]
    fn the_same_scenario_has_the_same_marks_every_time() {
        let library = Library::new(Vec::new());
        let (_, story) = library.scenario("two-basements").expect("it ships");
        let rules = rulebook("standard").expect("it ships").1;
        let game = Game::new(story.scenario().clone(), rules);
        let one = Standing::of(&game, 50_000);
        assert_eq!(one, Standing::of(&game, 50_000));
        assert_eq!(one.marks.len(), 4);
        assert_eq!(one.you, 50);
    }
}
