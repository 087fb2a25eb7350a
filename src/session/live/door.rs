//! Sitting down, and what somebody is called.

use super::kinds::{NameTaken, Names, SeatJoined, SeatRenamed};
use super::refused::LiveRefused;
use super::room::Live;
use super::rules::{Checked, Context, Outcome, Reply, plain};
use super::state::{Seat, State};
use crate::session::event::Event;

/// A name of the list, as the door shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ListedName {
    /// The name.
    pub name: String,
    /// The seat that has it; nothing if it is free.
    pub seat: Option<u32>,
}

/// What a page may know before somebody joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorView {
    /// Title of the scenario.
    pub title: String,
    /// Who is asked for a name.
    pub names: Names,
    /// The names to pick from, in the order of the list.
    pub list: Vec<ListedName>,
    /// Whether nobody else can join.
    pub locked: bool,
}

impl State {
    /// Somebody sits down: at the table with fewest people, with the brief that fewest there have.
    pub(super) fn join(
        &self,
        name: Option<&str>,
        sha256: &str,
        context: &mut Context<'_>,
    ) -> Result<Outcome, LiveRefused> {
        if self.locked {
            return Err(LiveRefused::Locked);
        }
        let most = super::MOST_SEATS as usize;
        if self.present().count() >= most || self.seats.len() >= 4 * most {
            return Err(LiveRefused::Full);
        }
        let mut place = None;
        let name = match (self.asked_names(), name) {
            (Names::None, _) => None,
            (Names::Ask | Names::List, None) => {
                return Err(LiveRefused::BadText("the room asks for a name"));
            }
            (Names::Ask, Some(name)) => Some(plain(name, 200)?),
            (Names::List, Some(name)) => {
                place = Some(self.free(name, None)?);
                None
            }
        };
        let people = |position: &usize| (self.at_table(*position).count(), *position);
        let table = (0..self.tables.len()).min_by_key(people).unwrap_or(0);
        let briefs = self
            .tables
            .first()
            .map_or(&[][..], |t| &t.play.story().raw().seats[..]);
        let having = |brief: &usize| {
            let same = |seat: &&Seat| seat.brief == Some(*brief);
            (self.at_table(table).filter(same).count(), *brief)
        };
        let brief = (0..briefs.len()).min_by_key(having);
        let seat = self.seats.len() as u32 + 1;
        let joined = SeatJoined {
            seat,
            table: table as u16 + 1,
            name: name.map(|name| (context.personal)(name)),
            brief: brief.and_then(|at| briefs.get(at)).map(|b| b.id.clone()),
            sha256: sha256.to_owned(),
        };
        let mut events = vec![joined.into()];
        events.extend(place.map(|place| {
            Event::from(NameTaken {
                seat,
                cid: 0,
                place,
            })
        }));
        Ok(Outcome::Events(events, Reply::Seat(seat)))
    }

    /// Who is asked for a name: nobody, where all names of the list were removed.
    pub(super) fn asked_names(&self) -> Names {
        match self.names {
            Names::List if self.list.iter().all(Option::is_none) => Names::None,
            names => names,
        }
    }

    /// Another name: typed, or a free one of the list.
    pub(super) fn rename(
        &self,
        seat: u32,
        cid: u64,
        name: &str,
        context: &mut Context<'_>,
    ) -> Checked {
        let event = match self.asked_names() {
            Names::None => return Err(LiveRefused::NotNow("this room has no names".to_owned())),
            Names::Ask => SeatRenamed {
                seat,
                cid,
                name: (context.personal)(plain(name, 200)?),
            }
            .into(),
            Names::List => {
                let place = self.free(name, Some(seat))?;
                NameTaken { seat, cid, place }.into()
            }
        };
        Ok(vec![event])
    }

    /// The place of a name in the list, from 1, if no other seat has it.
    fn free(&self, name: &str, own: Option<u32>) -> Result<u16, LiveRefused> {
        let mut list = self.list.iter();
        let place = list.position(|listed| listed.as_deref() == Some(name));
        let place = place.ok_or(LiveRefused::Unknown("name in the list"))?;
        let holds = |seat: &Seat| seat.listed == Some(place) && Some(seat.number) != own;
        if self.present().any(holds) {
            return Err(LiveRefused::NameTaken);
        }
        Ok(place as u16 + 1)
    }
}

impl Live {
    /// What a page may know before somebody joins.
    #[must_use]
    pub fn door(&self) -> DoorView {
        let state = &self.state;
        let mut seats = vec![None; state.list.len()];
        for seat in state.present() {
            if let Some(at) = seat.listed.and_then(|place| seats.get_mut(place)) {
                *at = Some(seat.number);
            }
        }
        let list = state.list.iter().zip(seats);
        DoorView {
            title: self.session.play.story().raw().title.clone(),
            names: state.asked_names(),
            list: list
                .filter_map(|(name, seat)| {
                    let name = name.clone()?;
                    Some(ListedName { name, seat })
                })
                .collect(),
            locked: state.locked,
        }
    }
}
