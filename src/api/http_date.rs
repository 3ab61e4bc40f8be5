//! HTTP dates, in the three forms that RFC 9110 names.

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds from the beginning of 1970 to an HTTP date of that year or a later one.
///
/// The day of the week is not looked at: it follows from the date.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let words: Vec<&str> =
        text.split([' ', ',', '-', ':']).filter(|word| !word.is_empty()).collect();
    let ([day, month, year], time) = match *words.as_slice() {
        // `Sun, 06 Nov 1994 08:49:37 GMT` and `Sunday, 06-Nov-94 08:49:37 GMT`
        [_, day, month, year, hour, minute, second, "GMT"] => {
            ([day, month, year], [hour, minute, second])
        }
        // `Sun Nov  6 08:49:37 1994`
        [_, month, day, hour, minute, second, year] => ([day, month, year], [hour, minute, second]),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year = match (number(year, 9999)?, year.len()) {
        (year, 2) if year < 70 => 2000 + year,
        (year, 2) => 1900 + year,
        (year, _) => year,
    };
    let day = number(day, days_in(month, year)).filter(|day| *day > 0)?;
    let [hour, minute, second] = time;
    let (hour, minute, second) = (number(hour, 23)?, number(minute, 59)?, number(second, 59)?);
    let years = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 });
    let months = (0..month).map(|month| days_in(month, year));
    let days = years.sum::<i64>() + months.sum::<i64>() + day - 1;
    (year >= 1970).then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// A number of digits alone, and of so much at most.
fn number(digits: &str, most: i64) -> Option<i64> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && *number <= most)
}

/// How many days a month has, of which January is 0.
const fn days_in(month: usize, year: i64) -> i64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
