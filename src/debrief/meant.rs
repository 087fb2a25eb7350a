//! What a player means to do after the game, as the debrief tells it.

use serde::Serialize;

/// One habit, by when, and who will ask. No figure goes into it, and it goes into none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meant {
    /// The habit, in the player's words.
    pub habit: String,
    /// The day by which, as 2026-12-06; nothing if none was named.
    pub by: Option<String>,
    /// Who will ask about it.
    pub asks: Option<String>,
    /// Days until then, counted when the debrief was made; below 0 once the day is past.
    pub days: Option<i32>,
}

impl Meant {
    /// By when, whether that day has come, and who asks, in a sentence each.
    #[must_use]
    pub fn when(&self) -> String {
        let days = |n: u32| match n {
            1 => "1 day".to_owned(),
            n => format!("{n} days"),
        };
        let when = match (&self.by, self.days) {
            (Some(by), Some(0)) => format!("By {by}: it is due today."),
            (Some(by), Some(n @ 1..)) => format!("By {by}: it is due in {}.", days(n as u32)),
            (Some(by), Some(n)) => {
                let ago = days(n.unsigned_abs());
                format!("By {by}: it was due {ago} ago. What came of it?")
            }
            (Some(by), None) => format!("By {by}."),
            (None, _) => "No day was named.".to_owned(),
        };
        match &self.asks {
            Some(who) => format!("{when} Who asks: {who}."),
            None => format!("{when} Nobody asks about it."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Meant;

    #[test]
    fn it_says_whether_it_came_due() {
        let when = |days| {
            let meant = Meant {
                habit: "I ask first.".to_owned(),
                by: Some("2026-12-06".to_owned()),
                asks: (days == 1).then(|| "Ruth".to_owned()),
                days: Some(days),
            };
            meant.when()
        };
        assert_eq!(
            when(1),
            "By 2026-12-06: it is due in 1 day. Who asks: Ruth."
        );
        assert_eq!(
            when(0),
            "By 2026-12-06: it is due today. Nobody asks about it."
        );
        assert!(when(-3).starts_with("By 2026-12-06: it was due 3 days ago. What came of it?"));
    }
}
