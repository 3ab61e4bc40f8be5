//! Dates and times as ISO 8601 and RFC 3339 write them.

/// Milliseconds from the Unix epoch to a date and time with its zone, such as
/// `2026-01-02T03:04:05.678+08:00`, `2026-01-02 03:04Z` or `20260102T030405Z`.
///
/// `None` for anything else, and for what has no zone.
pub(super) fn millis(text: &str) -> Option<i64> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let zone_at = rest.find(['Z', 'z', '+', '-', ' '])?;
    let (time, zone) = rest.split_at_checked(zone_at)?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let (time, fraction) = time.split_once(['.', ',']).unwrap_or((time, "0"));
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2]).or_else(|| {
        let [hour, minute] = numbers(time, ':', [2, 2])?;
        Some([hour, minute, 0])
    })?;
    let is_moment = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        // A leap second.
        && second <= 60;
    let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    let seconds = is_moment.then_some(seconds)? - offset(zone.trim_start())? * 60;
    Some(seconds * 1000 + thousandths(fraction)?)
}

/// How far a zone's clock is ahead of UTC, in minutes.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let unsigned = zone.strip_prefix(['+', '-'])?;
    let [hours, minutes] = numbers(unsigned, ':', [2, 2]).or_else(|| {
        let [hours] = numbers(unsigned, ':', [2])?;
        Some([hours, 0])
    })?;
    let ahead = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
    Some(if zone.starts_with('-') { -ahead } else { ahead })
}

/// Numbers with `lengths` digits, with a separator between all of them or between none.
fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[i64; N]> {
    let is_separated = text.contains(separator);
    let mut rest = text;
    let mut found = [0; N];
    for (index, (length, number)) in lengths.into_iter().zip(&mut found).enumerate() {
        if is_separated && index > 0 {
            rest = rest.strip_prefix(separator)?;
        }
        let digits = rest.get(..length)?;
        *number =
            digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())??;
        rest = rest.get(length..)?;
    }
    rest.is_empty().then_some(found)
}

/// The first three digits of a fraction.
fn thousandths(fraction: &str) -> Option<i64> {
    let is_number = !fraction.is_empty() && fraction.bytes().all(|digit| digit.is_ascii_digit());
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    digits.parse().ok().filter(|_| is_number)
}

/// Days from the Unix epoch to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year is taken to begin in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::millis;

    #[test]
    fn every_way_of_writing_one_moment_is_read() {
        for text in [
            "2026-01-02T03:04:05Z",
            "2026-01-02t03:04:05.000z",
            "2026-01-02 03:04:05 UTC",
            "20260102T030405Z",
            "2026-01-02T11:04:05+08:00",
            "2026-01-02T11:04:05+0800",
            "2026-01-01T22:04:05 -05",
            "2026-01-02T03:04:05,0009999+00:00",
        ] {
            assert_eq!(millis(text), Some(1_767_323_045_000), "{text}");
        }
        assert_eq!(millis("2026-01-02T03:04:05.678Z"), Some(1_767_323_045_678));
        assert_eq!(millis("2026-01-02T03:04Z"), Some(1_767_323_040_000));
    }

    #[test]
    fn the_calendar_is_known() {
        assert_eq!(millis("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(millis("0001-01-01T00:00:00Z"), Some(-62_135_596_800_000));
        assert_eq!(millis("2000-02-29T12:00:00Z"), Some(951_825_600_000));
        assert_eq!(millis("2000-03-01T00:00:00Z"), Some(951_868_800_000));
        assert_eq!(millis("2024-12-31T23:59:60Z"), Some(1_735_689_600_000));
        assert_eq!(millis("9999-12-31T23:59:59.999Z"), Some(253_402_300_799_999));
    }

    #[test]
    fn what_is_no_moment_or_has_no_zone_is_none() {
        for text in [
            "",
            "T",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-01-02 03:04:05",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-02T24:00:00Z",
            "2026-01-02T03:60:00Z",
            "2026-01-02T03:04:05.Z",
            "2026-01-02T03:04:05+24:00",
            "2026-01-02T03:04:05+8",
            "2026-0102T03:04:05Z",
            "2026-01-02T03:04:05Zulu",
            "２026-01-02T03:04:05Z",
            "中T中Z",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }
}
