//! Forms of output and of input.

use super::*;

#[test]
fn one_article_is_one_object_several_are_lines() {
    let folder = Folder::new("forms-json");
    let (a, b) = (folder.file("a.txt", article(1)), folder.file("b.txt", article(2)));
    let one = read(&[], &[&a]);
    assert_eq!(one.code, Some(0), "{}", one.errors);
    assert!(one.out.starts_with("{\n"), "indented: {}", one.out);
    let reading: Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!(reading["title"], "افتتاح الميناء رقم 1");
    let several = ["افتتاح الميناء رقم 1", "افتتاح الميناء رقم 2"];
    assert_eq!(read(&[], &[&a, &b]).titles(), several);
    assert_eq!(read(&["--format", "json"], &[&a, &b]).titles(), several);
    assert_eq!(read(&["--format", "jsonl"], &[&a]).readings(), [reading]);
}

#[test]
fn a_long_article_is_written_as_a_short_one_is() {
    let folder = Folder::new("forms-long");
    let long = folder.file("a.txt", article(1) + &"وقالت الوزيرة إن 30 سفينة وصلت الأحد.\n".repeat(6_000));
    let short = folder.file("b.txt", article(2));
    let alone = read(&["--format", "jsonl"], &[&long]);
    let lines = read(&["--jobs", "1"], &[&long, &short]);
    assert_eq!(lines.titles(), ["افتتاح الميناء رقم 1", "افتتاح الميناء رقم 2"]);
    assert!(lines.out.starts_with(&alone.out));
    assert!(lines.out == read(&["--jobs", "2"], &[&long, &short]).out);
    let indented = read(&["--format", "json"], &[&long]).out;
    assert!(indented.starts_with("{\n") && serde_json::from_str::<Value>(&indented).unwrap() == alone.readings()[0]);
    let pages = read(&["--format", "pretty", "--jobs", "1"], &[&long, &short]);
    assert!(pages.out == read(&["--format", "pretty", "--jobs", "2"], &[&long, &short]).out);
    assert!(pages.out.contains("VOICES") && pages.out.contains("افتتاح الميناء رقم 2\n"));
}

#[test]
fn a_page_shows_headline_voice_and_date_without_escapes() {
    let folder = Folder::new("forms-page");
    let page = read(&["--format", "pretty", "--date", "2022-01-10", "--outlet", "الساحل"], &[&folder.file("a.txt", article(7))]);
    assert_eq!(page.code, Some(0));
    for shown in ["افتتاح الميناء رقم 7\n", "الساحل", "2022-01-10", "VOICES", "هند الساحلي", "2022-01-16"]
    {
        assert!(page.out.contains(shown), "{shown} in {}", page.out);
    }
    // Escapes and isolates are for terminals; this is a pipe.
    assert!(!page.out.contains(['\u{1b}', '\u{2068}']));
}

#[test]
fn date_and_outlet_reach_the_reading() {
    let reading = read_stdin(&["--format", "jsonl", "--date", "2022-01-10", "--outlet", "الساحل"], article(1).as_bytes());
    let reading = &reading.readings()[0];
    assert_eq!((&reading["published"], &reading["outlet"]), (&"2022-01-10T00:00:00".into(), &"الساحل".into()));
    assert!(reading["times"].as_array().unwrap().iter().any(|time| time["value"] == "2022-01-16"), "{}", reading["times"]);
}

#[test]
fn evidence_is_given_when_asked_for() {
    let evidence =
        |options: &[&str]| read_stdin(options, article(1).as_bytes()).readings()[0]["statements"][0]["evidence"].clone();
    assert_eq!(evidence(&["--format", "jsonl"]), Value::Null);
    assert!(!evidence(&["--format", "jsonl", "--explain"]).as_array().unwrap().is_empty());
}

#[test]
fn standard_input_is_read_with_a_dash() {
    let ran = read_stdin(&["--format", "jsonl"], article(5).as_bytes());
    assert_eq!((ran.code, ran.titles()), (Some(0), vec!["افتتاح الميناء رقم 5".to_owned()]));
}

#[test]
fn what_is_piped_in_is_read_without_asking() {
    let mut child = command().args(["read", "--format", "jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(article(6).as_bytes()).unwrap();
    let piped = ran(child.wait_with_output().unwrap());
    assert_eq!((piped.code, piped.titles()), (Some(0), vec!["افتتاح الميناء رقم 6".to_owned()]));
    let nothing = ran(command().arg("read").output().unwrap());
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.errors.contains("standard input: "), "{}", nothing.errors);
}

#[test]
fn records_come_from_arrays_lines_and_streams() {
    let folder = Folder::new("forms-records");
    let (one, two) = (record(1), record(2));
    let expected = ["افتتاح الميناء رقم 1", "افتتاح الميناء رقم 2"];
    for (name, text) in
        [("a.json", format!("[{one},\n{two}]")), ("b.jsonl", format!("{one}\n\n{two}\n")), ("c.txt", one.clone() + &two)]
    {
        let ran = read(&[], &[&folder.file(name, &text)]);
        assert_eq!((ran.code, ran.titles()), (Some(0), expected.map(str::to_owned).to_vec()), "{name}: {}", ran.errors);
        assert_eq!(ran.readings()[0]["outlet"], "sahil");
        assert_eq!(read_stdin(&[], text.as_bytes()).titles(), expected);
    }
    let alone: Value = serde_json::from_str(&read(&["--format", "json"], &[&folder.file("d.json", one)]).out).unwrap();
    assert_eq!(alone["published"], "2022-01-10T00:00:00");
}

#[test]
fn archives_are_read_entry_by_entry() {
    let folder = Folder::new("forms-zip");
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("day.json", format!("[{}, {}]", record(1), record(2))), ("x.txt", article(3))] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let ran = read(&["--jobs", "2"], &[&folder.file("day.zip", bytes.into_inner())]);
    let expected = [1, 2, 3].map(|number| format!("افتتاح الميناء رقم {number}"));
    assert_eq!((ran.code, ran.titles()), (Some(0), expected.to_vec()), "{}", ran.errors);
}

#[test]
fn an_office_document_is_no_archive_of_articles() {
    let folder = Folder::new("forms-office");
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for name in ["[Content_Types].xml", "word/document.xml"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(article(1).as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let ran = read(&[], &[&folder.file("a.docx", bytes.into_inner())]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.errors.contains("a.docx: this is an office document"), "{}", ran.errors);
}

#[test]
fn the_schema_is_printed_and_readings_have_its_fields() {
    let schema: Value = serde_json::from_str(&ran(command().arg("schema").output().unwrap()).out).unwrap();
    let reading = &read_stdin(&["--format", "jsonl"], article(1).as_bytes()).readings()[0];
    for field in reading.as_object().unwrap().keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}

#[test]
fn help_teaches() {
    let help = ran(command().args(["read", "--help"]).output().unwrap()).out;
    for taught in ["Examples:", "khabar read article.txt --date", "--date", "Exit code", "windows-1256", "zip"] {
        assert!(help.contains(taught), "{taught} in {help}");
    }
}
