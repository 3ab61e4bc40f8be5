//! Small records of numbers as text: what a browser keeps of the creations that it has seen.
//!
//! A line each, so that one which cannot be read costs no other. IDs stand in it as short hashes:
//! they need only be told apart.

/// Three numbers.
pub type Record = [u64; 3];

/// Reads records; lines that are none are left out.
#[must_use]
pub fn read(text: &str) -> Vec<Record> {
    text.lines().filter_map(record).collect()
}

fn record(line: &str) -> Option<Record> {
    let mut numbers = line.split(' ').map(str::parse);
    let mut next = || numbers.next()?.ok();
    let record = [next()?, next()?, next()?];
    numbers.next().is_none().then_some(record)
}

/// Writes records, so that [`read`] gives them back.
#[must_use]
pub fn write(records: &[Record]) -> String {
    records.iter().map(|[a, b, c]| format!("{a} {b} {c}\n")).collect()
}

/// A number that tells texts apart (FNV-1a, 32 bits); begin with `0`, and go on with what that gave.
#[must_use]
pub fn hash(begun: u64, text: &str) -> u64 {
    let begun = begun ^ 0x811c_9dc5;
    // The 0xff, which no text has, parts "ab" + "c" from "a" + "bc".
    text.bytes().chain([0xff]).fold(begun, |hash, byte| {
        ((hash ^ u64::from(byte)).wrapping_mul(0x0100_0193)) & 0xffff_ffff
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_were_written() {
        let records = [[1, 2, 3], [0, u64::MAX, 5]];
        assert_eq!(read(&write(&records)), records);
    }

    #[test]
    fn what_is_no_record_is_left_out() {
        let text = "1 2 3\n\n1 2\n1 2 3 4\n1 2 x\n1 2 -3\n99999999999999999999 1 1\n[]\n4 5 6";
        assert_eq!(read(text), [[1, 2, 3], [4, 5, 6]]);
    }

    #[test]
    fn texts_are_told_apart_also_by_where_they_end() {
        let both = |first, second| hash(hash(0, first), second);
        assert_ne!(both("ab", "c"), both("a", "bc"));
        assert_ne!(hash(0, "apig"), hash(0, "roma"));
        assert!(both("ab", "c") <= 0xffff_ffff);
    }
}
