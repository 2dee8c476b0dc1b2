//! Data flows downwards only: no room imports a later one.

use std::path::{Path, PathBuf};

/// The rooms in the order data flows. Two on one line may not import each other both ways.
const ORDER: &[&[&str]] = &[
    &["span", "excerpt", "reading"],
    &["source"],
    &["text"],
    &["lexicon"],
    &["name", "number"],
    &["time", "figure"],
    &["statement"],
    &["reader"],
];

fn rank(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms a file names with `crate::`, comments and test modules aside.
fn imports(code: &str) -> Vec<String> {
    let code = code.split("\n#[cfg(test)]\n").next().unwrap_or(code);
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let mut rooms = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            rooms.push(word(rest));
            continue;
        };
        let mut depth = 1;
        let mut start = true;
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => start = true,
                _ if depth == 1 && start && letter.is_alphabetic() => {
                    rooms.push(word(&group[at..]));
                    start = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    rooms
}

fn word(code: &str) -> String {
    code.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// Every source file with the room it belongs to.
fn files(folder: &Path, room: Option<&str>, out: &mut Vec<(String, PathBuf)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let room = room.unwrap_or(&stem);
        if path.is_dir() {
            files(&path, Some(room), out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push((room.to_owned(), path));
        }
    }
}

#[test]
fn no_room_imports_a_later_one() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), None, &mut all);
    assert!(all.len() > 10);
    let mut beside = Vec::new();
    for (room, path) in all.iter().filter(|(room, _)| room != "lib") {
        let own = rank(room).unwrap_or_else(|| panic!("{} is in no room listed here", path.display()));
        for other in imports(&std::fs::read_to_string(path).unwrap()) {
            // Names re-exported at the root (Reader, Span) begin with a capital letter.
            let Some(rank) = rank(&other) else {
                assert!(other.starts_with(char::is_uppercase), "{} imports {other}", path.display());
                continue;
            };
            assert!(rank <= own, "{} imports {other}, a later room", path.display());
            if rank == own && own > 0 && other != *room {
                beside.push((room.clone(), other));
            }
        }
    }
    for (room, other) in &beside {
        assert!(!beside.contains(&(other.clone(), room.clone())), "{room} and {other} import each other");
    }
}

#[test]
fn imports_are_found_however_they_are_written() {
    let code = "//! crate::reader is not meant\nuse crate::{figure, name::{self, Names}, time};\nlet x = crate::text::Text::default();\n";
    assert_eq!(imports(code), ["figure", "name", "time", "text"]);
}
