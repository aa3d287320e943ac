//! A share of a number of cases, and how far chance lets it be trusted.

use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

/// How sure the bounds are: 95 in 100, split over both ends.
const TAIL: f64 = 0.025;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Those that do.
    pub count: usize,
    /// All.
    pub of: usize,
}

impl Share {
    /// Counts one more.
    pub fn add(&mut self, does: bool) {
        self.count += usize::from(does);
        self.of += 1;
    }

    /// In hundredths; 100 of nothing.
    #[must_use]
    pub fn percent(self) -> f64 {
        if self.of == 0 {
            return 100.0;
        }
        100.0 * as_number(self.count) / as_number(self.of)
    }

    /// The exact bounds by Clopper and Pearson (1934) in hundredths: were the true share outside of them, a count as far
    /// off as this one would come up less than 5 times in 100.
    #[must_use]
    pub fn bounds(self) -> (f64, f64) {
        let (yes, no) = (as_number(self.count), as_number(self.of - self.count));
        let at = |yes: f64, no: f64, quantile: f64| {
            Beta::new(yes, no).map_or(0.0, |beta| 100.0 * beta.inverse_cdf(quantile))
        };
        let low = match self.count {
            0 => 0.0,
            _ => at(yes, no + 1.0, TAIL),
        };
        let high = match self.of - self.count {
            0 => 100.0,
            _ => at(yes + 1.0, no, 1.0 - TAIL),
        };
        (low, high)
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        let (low, high) = self.bounds();
        format!(
            "{:5.1} % ({} of {}; {low:.1} to {high:.1})",
            self.percent(),
            self.count,
            self.of
        )
    }
}

/// Counts of cases are far below where a float loses a unit.
#[expect(clippy::cast_precision_loss, reason = "counts of cases are small")]
fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(share: Share, low: f64, high: f64) {
        let bounds = share.bounds();
        let off = (bounds.0 - low).abs().max((bounds.1 - high).abs());
        assert!(off < 0.01, "{share:?}: {bounds:?}, not {low} to {high}");
    }

    // All or none of n: the bound is the n-th root of 0.025, from the definition.
    #[test]
    fn the_bounds_at_both_ends_are_the_closed_form() {
        let root = 100.0 * 0.025_f64.powf(1.0 / 20.0);
        near(Share { count: 20, of: 20 }, root, 100.0);
        near(Share { count: 0, of: 20 }, 0.0, 100.0 - root);
    }

    // Summing the binomial terms: at the lower bound 8 or more of 10 come up 2.5 times in 100.
    #[test]
    fn at_the_lower_bound_the_count_or_more_comes_up_one_time_in_forty() {
        let low = Share { count: 8, of: 10 }.bounds().0 / 100.0;
        let term = |ways: f64, yes: i32| ways * low.powi(yes) * (1.0 - low).powi(10 - yes);
        let sum = term(45.0, 8) + term(10.0, 9) + term(1.0, 10);
        assert!((sum - 0.025).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn nothing_counted_says_nothing() {
        assert!((Share::default().percent() - 100.0).abs() < 1e-9);
        near(Share::default(), 0.0, 100.0);
    }
}
