//! What the graph of journeys adds up to: how many there are, the longest of them, the ways in which they end.

use super::explore::{Broken, End, Explored, Next, Walk};
use num_bigint::BigUint;

impl Walk<'_> {
    /// Counts and the longest journey, from the ends back to the start.
    pub(super) fn figures(&self) -> Result<Explored, Broken> {
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        // Every page answers a question that could still take part, so what follows always has fewer left.
        order.sort_by_key(|at| self.points.get(*at).map(|point| point.residue.left));
        let mut longest = vec![0usize; self.points.len()];
        for at in &order {
            let Some(point) = self.points.get(*at) else {
                continue;
            };
            if let Next::Page { left, steps } = &point.next {
                let below = steps
                    .iter()
                    .filter_map(|(to, _)| longest.get(*to))
                    .max()
                    .copied()
                    .unwrap_or(0);
                if below + 1 > *left {
                    let what = format!(
                        "\"at most {left} more pages\" is said, but {} can follow",
                        below + 1
                    );
                    return Err(self.broken(5, *at, what));
                }
                let said = |to: &usize| match self.points.get(*to).map(|point| &point.next) {
                    Some(Next::Page { left, .. }) => *left,
                    _ => 0,
                };
                if let Some(more) = steps
                    .iter()
                    .map(|(to, _)| said(to))
                    .find(|more| more > left)
                {
                    return Err(self.broken(
                        5,
                        *at,
                        format!("\"at most {left} more pages\" becomes {more} on the next page"),
                    ));
                }
                if let Some(place) = longest.get_mut(*at) {
                    *place = below + 1;
                }
            }
        }
        let ways = self.ways(&order);
        let steps = self.points.iter().map(|point| {
            if let Next::Page { steps, .. } = &point.next {
                steps.len()
            } else {
                0
            }
        });
        let first_says = self.says(0);
        let second = match self.points.first().map(|point| &point.next) {
            Some(Next::Page { steps, .. }) => steps.iter().map(|(to, _)| self.says(*to)).max(),
            _ => None,
        };
        let longest = longest.first().copied().unwrap_or(0);
        let ends = self.ends(&ways);
        Ok(Explored {
            points: self.points.len(),
            steps: steps.sum(),
            journeys: ends.iter().map(|end| &end.journeys).sum(),
            longest,
            first_says,
            first_could_say: longest.max(second.unwrap_or(0)),
            ends,
        })
    }

    /// "At most N more pages", as the engine says at a point.
    fn says(&self, at: usize) -> usize {
        match self.points.get(at).map(|point| &point.next) {
            Some(Next::Page { left, .. }) => *left,
            _ => 0,
        }
    }

    /// How many ways lead to each point.
    fn ways(&self, order: &[usize]) -> Vec<BigUint> {
        let mut ways = vec![BigUint::default(); self.points.len()];
        if let Some(start) = ways.first_mut() {
            *start = BigUint::from(1u8);
        }
        for at in order.iter().rev() {
            let (Some(mine), Some(point)) = (ways.get(*at).cloned(), self.points.get(*at)) else {
                continue;
            };
            if let Next::Page { steps, .. } = &point.next {
                for (to, count) in steps {
                    if let Some(place) = ways.get_mut(*to) {
                        *place += &mine * count;
                    }
                }
            }
        }
        ways
    }

    fn ends(&self, ways: &[BigUint]) -> Vec<End> {
        let mut ends: Vec<End> = Vec::new();
        for (point, ways) in self.points.iter().zip(ways) {
            let Next::End { need, doors } = &point.next else {
                continue;
            };
            match ends
                .iter_mut()
                .find(|end| end.need == *need && end.doors == *doors)
            {
                Some(end) => {
                    end.journeys += ways;
                    if point.pages < end.pages {
                        (end.example, end.pages) = (point.answers.clone(), point.pages);
                    }
                }
                None => ends.push(End {
                    need: *need,
                    doors: doors.clone(),
                    journeys: ways.clone(),
                    example: point.answers.clone(),
                    pages: point.pages,
                }),
            }
        }
        ends.sort_by_key(|end| std::cmp::Reverse(end.need.rank()));
        ends
    }
}
