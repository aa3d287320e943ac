//! A number put together digit by digit.

/// Digits of a number that are told apart; a double holds fewer.
const DIGITS: u32 = 18;

/// The digits of a number and the power of ten that they are to be multiplied with.
#[derive(Default)]
pub(super) struct Digits {
    pub(super) digits: u64,
    count: u32,
    pub(super) tens: i32,
}

impl Digits {
    /// One more digit; `shift` is what it does to the power of ten.
    pub(super) fn add(&mut self, digit: u8, shift: i32) {
        if self.count == DIGITS {
            // Beyond what can be told apart.
            self.tens += shift + 1;
            return;
        }
        self.digits = self.digits * 10 + u64::from(digit - b'0');
        self.count += u32::from(self.digits > 0);
        self.tens += shift;
    }

    /// The number.
    pub(super) fn value(&self) -> f64 {
        if self.digits == 0 {
            return 0.0;
        }
        let mut scale = 1.0;
        for _ in 0..self.tens.unsigned_abs() {
            scale *= 10.0;
        }
        // Beyond 2^53 the last digits are lost, as in every double.
        #[allow(clippy::cast_precision_loss)]
        let digits = self.digits as f64;
        if self.tens < 0 {
            digits / scale
        } else {
            digits * scale
        }
    }
}
