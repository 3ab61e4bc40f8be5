//! The names by which a module is bound to others: those of its imports and exports. What tools have
//! written into it for each other is left out.

use crate::names::Names;

/// Notes of tools, which change nothing of what a module does.
const NOTES: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// All of them; `None` for what is no module.
pub(crate) fn names(module: &[u8]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    each_name(module, &mut |name, _| found.push(name.to_owned()))?;
    Some(found)
}

/// The module with short names.
pub(crate) fn renamed(module: &[u8], names: &Names) -> Option<Vec<u8>> {
    each_name(module, &mut |name, place| text(names.of(name), place))
}

/// Copies a module without notes, and but for its names, which are given to `write` with the place where they belong.
fn each_name(module: &[u8], write: &mut dyn FnMut(&str, &mut Vec<u8>)) -> Option<Vec<u8>> {
    let (head, rest) = module.split_at_checked(8)?;
    let mut copy = head.starts_with(b"\0asm").then(|| head.to_vec())?;
    let mut input = Input(rest);
    while !input.0.is_empty() {
        let id = input.byte()?;
        let size = input.number()?;
        let section = input.bytes(size)?;
        let section = match id {
            NOTES => continue,
            IMPORTS => bindings(section, true, write)?,
            EXPORTS => bindings(section, false, write)?,
            _ => section.to_vec(),
        };
        copy.push(id);
        number(section.len(), &mut copy);
        copy.extend(section);
    }
    Some(copy)
}

fn bindings(
    section: &[u8],
    imports: bool,
    write: &mut dyn FnMut(&str, &mut Vec<u8>),
) -> Option<Vec<u8>> {
    let mut input = Input(section);
    let mut copy = Vec::new();
    let count = input.number()?;
    number(count, &mut copy);
    for _ in 0..count {
        if imports {
            text(input.text()?, &mut copy);
        }
        write(input.text()?, &mut copy);
        let before = input.0;
        let kind = input.byte()?;
        match (imports, kind) {
            // A function, or whatever is exported, is an index.
            (true, 0) | (false, _) => drop(input.number()?),
            // A table is the type of its elements, and its limits.
            (true, 1) => {
                input.byte()?;
                input.limits()?;
            }
            (true, 2) => input.limits()?,
            (true, 3) => drop(input.bytes(2)?),
            (true, 4) => {
                input.byte()?;
                input.number()?;
            }
            (true, _) => return None,
        }
        copy.extend(before.get(..before.len() - input.0.len())?);
    }
    input.0.is_empty().then_some(copy)
}

/// What is still to be read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1)?.first().copied()
    }

    /// Seven bits in each byte, the lowest first; all but the last have the eighth set.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

fn number(mut number: usize, place: &mut Vec<u8>) {
    while number > 0x7f {
        place.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    place.push(u8::try_from(number).unwrap_or_default());
}

fn text(text: &str, place: &mut Vec<u8>) {
    number(text.len(), place);
    place.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports a function and a memory, and exports that memory and another function.
    fn module(imported: &str, exported: &str) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let bound = |names: [(&[&str], &[u8]); 2]| {
            let mut section = vec![2];
            for (names, what) in names {
                names.iter().for_each(|name| text(name, &mut section));
                section.extend(what);
            }
            section
        };
        let imports = bound([(&["m", imported], &[0, 5]), (&["m", "mem"], &[2, 1, 2, 0x90, 1])]);
        let exports = bound([(&["memory"], &[2, 0]), (&[exported], &[0, 7])]);
        for (id, section) in [(IMPORTS, imports), (EXPORTS, exports), (10, vec![0])] {
            module.push(id);
            number(section.len(), &mut module);
            module.extend(section);
        }
        module
    }

    #[test]
    fn names_are_found_and_shortened() {
        let long = module("__wbg_now_0123456789abcdef", "__wbindgen_free");
        let found = names(&long).unwrap();
        assert_eq!(found, ["__wbg_now_0123456789abcdef", "mem", "memory", "__wbindgen_free"]);
        let mut short = Names::default();
        found.iter().for_each(|name| short.add(name));
        let noted = [&*long, b"\0\x05\x04name"].concat();
        assert_eq!(renamed(&noted, &short).unwrap(), module("a", "b"));
    }

    #[test]
    fn what_is_cut_off_is_no_module() {
        let module = module("__wbg_now_0123456789abcdef", "__wbindgen_free");
        let whole = (0..module.len()).filter(|end| names(module.get(..*end).unwrap()).is_some());
        // One that ends between two of its sections is a shorter module.
        assert_eq!(whole.count(), 3);
    }
}
