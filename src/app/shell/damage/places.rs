//! The places of a page that are drawn anew: a few boxes of whole pixels that do not touch.

use bevy::prelude::*;

/// More boxes than this cost more than what lies between them.
const MOST: usize = 8;
/// Of the page; where more of it differs it is drawn whole.
const LARGEST: f32 = 0.9;
/// Two boxes become one that is at most so many times as large as both.
const WASTE: f32 = 1.25;
/// What is smooth at its edge reaches this far beyond it, in pixels.
const EDGE: f32 = 1.0;

/// The places that are drawn anew.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places(Vec<Rect>);

fn area(of: Rect) -> f32 {
    of.width() * of.height()
}

fn touch(a: Rect, b: Rect) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

fn whole_pixels(of: Rect) -> Rect {
    Rect::from_corners((of.min - EDGE).floor(), (of.max + EDGE).ceil())
}

impl Places {
    /// The places that hold all that differs. What is `firm` cannot be clipped: a place that touches it holds all of it. Nothing if that is
    /// most of the page.
    pub(super) fn of(page: Rect, differs: &[Rect], firm: &[Rect]) -> Option<Self> {
        let mut places = Self(Vec::new());
        for at in differs {
            places.add(page, *at);
        }
        let mut firm: Vec<Rect> = firm.to_vec();
        loop {
            let touched = firm.iter().position(|at| {
                let at = whole_pixels(*at).intersect(page);
                places.0.iter().any(|place| touch(*place, at))
            });
            let Some(touched) = touched else { break };
            let at = firm.swap_remove(touched);
            places.add(page, at);
        }
        let all: f32 = places.0.iter().copied().map(area).sum();
        (all <= area(page) * LARGEST).then_some(places)
    }

    fn add(&mut self, page: Rect, at: Rect) {
        let mut at = whole_pixels(at).intersect(page);
        if at.is_empty() {
            return;
        }
        // What it is joined with may reach others.
        while let Some(other) = self.joins(at) {
            at = at.union(self.0.swap_remove(other));
        }
        self.0.push(at);
    }

    fn joins(&self, at: Rect) -> Option<usize> {
        let grown = |other: Rect| area(at.union(other)) / (area(at) + area(other));
        let near = |other: &Rect| touch(at, *other) || grown(*other) <= WASTE;
        let found = self.0.iter().position(near);
        let crowded = self.0.len() >= MOST;
        found.or_else(|| {
            let all = self.0.iter().enumerate();
            let nearest = all.min_by(|(_, a), (_, b)| grown(**a).total_cmp(&grown(**b)));
            nearest.filter(|_| crowded).map(|(position, _)| position)
        })
    }

    /// How something is clipped that lies `at` a place and is clipped already: once for every place that it touches.
    pub(super) fn clips(&self, at: Rect, clip: Option<Rect>, upright: bool) -> Vec<Option<Rect>> {
        let at = Rect::from_corners(at.min - EDGE, at.max + EDGE);
        let mut touched = self.0.iter().filter(|place| touch(**place, at));
        if !upright {
            return touched.next().map(|_| clip).into_iter().collect();
        }
        touched
            .map(|place| Some(clip.map_or(*place, |clip| clip.intersect(*place))))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Rect = Rect {
        min: Vec2::ZERO,
        max: Vec2::new(1280.0, 720.0),
    };

    #[test]
    fn places_hold_what_differs_and_do_not_touch() {
        let mut differs = Vec::new();
        for step in 0..40_u16 {
            let (x, y) = (f32::from(step * 37 % 1200), f32::from(step * 53 % 600));
            differs.push(Rect::new(x, y, x + 30.5, y + 20.5));
        }
        let places = Places::of(PAGE, &differs, &[]);
        let places = places.map(|places| places.0).unwrap_or_default();
        assert!(!places.is_empty() && places.len() <= MOST);
        for at in differs {
            let held = places.iter().any(|place| place.intersect(at) == at);
            assert!(held, "{at:?}");
        }
        for (position, place) in places.iter().enumerate() {
            let mut others = places.iter().skip(position + 1);
            assert!(!others.any(|other| touch(*place, *other)), "{places:?}");
            assert_eq!(place.min.fract(), Vec2::ZERO);
        }
    }

    #[test]
    fn what_cannot_be_clipped_is_held_whole() {
        let firm = Rect::new(100.0, 100.0, 300.0, 200.0);
        let far = Rect::new(900.0, 500.0, 950.0, 550.0);
        let differs = [Rect::new(290.0, 190.0, 320.0, 220.0)];
        let places = Places::of(PAGE, &differs, &[firm, far]);
        let places = places.map(|places| places.0).unwrap_or_default();
        assert_eq!(places.len(), 1, "{places:?}");
        assert_eq!(places[0].intersect(firm), firm);
    }

    #[test]
    fn most_of_a_page_is_drawn_whole() {
        assert_eq!(Places::of(PAGE, &[PAGE], &[]), None);
    }

    #[test]
    fn nothing_is_drawn_where_nothing_differs() {
        let none = Places::of(PAGE, &[], &[]);
        let none = none.as_ref().map(|p| p.clips(PAGE, None, true));
        assert_eq!(none, Some(Vec::new()));
    }
}
