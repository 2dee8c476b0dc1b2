//! Order, exit codes and ends that come early.

use super::*;

#[test]
fn readings_come_in_the_order_of_the_inputs_on_any_number_of_threads() {
    let folder = Folder::new("order-jobs");
    // Long articles first: without care the short ones would overtake them.
    let records: Vec<String> = (0..60)
        .map(|number| {
            let content = "وقالت الوزيرة إن 30 سفينة وصلت الأحد. ".repeat(if number % 7 == 0 { 300 } else { 1 });
            serde_json::json!({"title": format!("خبر رقم {number}"), "content": content}).to_string()
        })
        .collect();
    let file = folder.file("many.jsonl", records.join("\n"));
    let one = read(&["--jobs", "1"], &[&file]);
    let four = read(&["--jobs", "4"], &[&file]);
    assert_eq!(one.readings().len(), 60);
    assert_eq!(one.titles()[59], "خبر رقم 59");
    assert!(one.out == four.out, "the same bytes whatever the number of threads");
}

#[test]
fn a_folder_is_read_by_name_with_the_folders_in_it() {
    let folder = Folder::new("order-folder");
    let files = ["d.TXT", "b/2.txt", "b/deep/er/3.txt", "a.txt", "c.txt", "b/1.txt"];
    for (number, name) in files.into_iter().enumerate() {
        folder.file(name, article(number));
    }
    for name in ["b/picture.png", "picture.png", "notes", ".git/a.txt", ".hidden.txt"] {
        folder.file(name, b"\x89PNG");
    }
    let ran = read(&[], &[&folder.0]);
    let expected = [3, 5, 1, 2, 4, 0].map(|number| format!("افتتاح الميناء رقم {number}"));
    assert_eq!((ran.code, ran.titles()), (Some(0), expected.to_vec()), "{}", ran.errors);
    let passed = "order-folder: passed over 3 files of other kinds (2 .png, 1 without an ending)\n";
    assert!(ran.errors.ends_with(passed) && ran.errors.lines().count() == 1, "{}", ran.errors);
}

#[test]
fn a_folder_without_articles_is_refused() {
    let folder = Folder::new("order-bare");
    folder.file("in/picture.png", b"\x89PNG");
    let ran = read(&[], &[&folder.0]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.errors.contains("name the files (passed over 1 file of other kinds (1 .png))"), "{}", ran.errors);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_broken_ones_named() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("order-links");
    folder.file("a/1.txt", article(1));
    folder.file("z/2.txt", article(2));
    symlink("../../order-links", folder.0.join("a/back")).unwrap();
    symlink("../z", folder.0.join("a/other")).unwrap();
    symlink("nowhere.txt", folder.0.join("broken.txt")).unwrap();
    let ran = read(&[], &[&folder.0]);
    assert_eq!((ran.code, ran.titles().len()), (Some(1), 2), "{}", ran.errors);
    assert!(ran.errors.contains("broken.txt: no such file"), "{}", ran.errors);
    assert!(ran.errors.contains("passed over 2 links to folders read already"), "{}", ran.errors);
}

#[test]
fn a_failed_input_is_named_and_the_rest_goes_on() {
    let folder = Folder::new("order-failed");
    let (a, c) = (folder.file("a.txt", article(1)), folder.file("c.txt", article(3)));
    for jobs in ["1", "3"] {
        let ran = read(&["--jobs", jobs], &[&a, &folder.0.join("missing.txt"), &c]);
        assert_eq!(ran.code, Some(1));
        assert_eq!(ran.titles().len(), 2);
        assert!(ran.errors.contains("missing.txt: no such file"), "{}", ran.errors);
        assert_eq!(ran.errors.lines().count(), 1);
    }
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    for options in [&["--date", "yesterday"][..], &["--jobs", "0"], &["--format", "xml"], &["--nonsense"]] {
        let ran = read_stdin(options, article(1).as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(!ran.errors.is_empty());
    }
    let ran = ran(command().output().unwrap());
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let records: String = (0..400).map(|number| record(number) + "\n").collect();
    let folder = Folder::new("order-pipe");
    let mut child = command().arg("read").arg(folder.file("many.jsonl", records)).spawn().unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
}
