//! Numbers as they are written: of any length, with fraction and exponent.

/// A decimal number, taken apart and not rounded: `0.d₁d₂d₃… × 10^point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    digits: String,
    /// How many of the digits stand before the point; less than 0 for zeros behind it.
    point: i64,
}

/// The most digits before the point that are read: no number here has more.
const MOST_DIGITS: i64 = 40;

impl Decimal {
    /// Reads a number as JSON writes it; blanks around it and a plus sign are ignored.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let is_number = !whole.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let exponent = exponent.parse::<i32>().ok().filter(|_| is_number)?;
        let point = i64::try_from(whole.len()).ok()?.checked_add(exponent.into())?;
        Some(Self { is_negative: text.starts_with('-'), digits, point })
    }

    /// The number times ten to the power of `shift`, without its fraction; `None` when that does not fit.
    pub(super) fn truncated(&self, shift: i64) -> Option<i64> {
        let significant = self.digits.trim_start_matches('0');
        let zeros = i64::try_from(self.digits.len() - significant.len()).ok()?;
        let point = self.point.checked_add(shift)?.checked_sub(zeros)?;
        if point <= 0 || significant.is_empty() {
            return Some(0);
        }
        let length = usize::try_from(point).ok().filter(|_| point <= MOST_DIGITS)?;
        let digits: String = significant
            .bytes()
            .map(char::from)
            .chain(std::iter::repeat('0'))
            .take(length)
            .collect();
        let sign = if self.is_negative { "-" } else { "" };
        format!("{sign}{digits}").parse().ok()
    }

    /// The number, where it is whole; `None` also when it does not fit.
    pub(super) fn whole(&self) -> Option<i64> {
        let before = usize::try_from(self.point).unwrap_or(0);
        let is_whole = self.digits.bytes().skip(before).all(|digit| digit == b'0');
        self.truncated(0).filter(|_| is_whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, truncated: Option<i64>, whole: Option<i64>) {
        let number = Decimal::read(text).expect(text);
        assert_eq!((number.truncated(0), number.whole()), (truncated, whole), "{text}");
    }

    #[test]
    fn a_number_is_read_whatever_its_form() {
        check("62.5", Some(62), None);
        check(" 62.0 ", Some(62), Some(62));
        check("-0.5", Some(0), None);
        check("1.597389901161e12", Some(1_597_389_901_161), Some(1_597_389_901_161));
        check("15E-1", Some(1), None);
        check("150e-1", Some(15), Some(15));
        check("0.0000000000000000000000000000000000000000000000001e50", Some(10), Some(10));
        check("9223372036854775807", Some(i64::MAX), Some(i64::MAX));
        check("-9223372036854775808", Some(i64::MIN), Some(i64::MIN));
        check("9223372036854775808", None, None);
        check("1e400", None, None);
        check("1e-400", Some(0), None);
        check("0e2147483647", Some(0), Some(0));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", ".5", "e5", "1e", "1e99999999999", "0x10", "1 2", "１", "--1"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
