//! Shortens a script line by line. So it must have neither a text nor a comment that begins behind code
//! and ends in a later line; what wasm-bindgen writes has none.

use crate::names::Names;

/// The script with short names, without comments and indentation.
pub(crate) fn shortened(script: &str, names: &Names) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !is_comment(line));
    let mut text = String::new();
    for line in lines {
        rename(line, names, &mut text);
        text.push('\n');
    }
    text
}

fn is_comment(line: &str) -> bool {
    line.starts_with("//") || line.starts_with("/*") || line.starts_with('*')
}

fn rename(line: &str, names: &Names, text: &mut String) {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut rest = line;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        text.push_str(before);
        text.push_str(names.of(word));
        rest = after;
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_where_they_are_whole() {
        let mut names = Names::default();
        names.add("__wbg_now_0123456789abcdef");
        let script = "/**\n * Says when.\n */\nconst imports = {\n    // not here\n\n    \
                      __wbg_now_0123456789abcdef: () => 1, __wbg_now_0123456789abcdef2: 2,\n};\n";
        assert_eq!(
            shortened(script, &names),
            "const imports = {\na: () => 1, __wbg_now_0123456789abcdef2: 2,\n};\n"
        );
    }
}
