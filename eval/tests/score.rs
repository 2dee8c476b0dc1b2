//! The measure against an independent scorer, and against a small gold counted by hand.

#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `khabar-eval` prints for these arguments.
fn eval(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_khabar-eval")).args(args).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn write(path: &Path, value: &Value) {
    std::fs::write(path, value.to_string()).unwrap();
}

/// The evaluation data: the folder named by `KHABAR_DATA`, else `shared` beside the checkout.
fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let path = std::env::var_os("KHABAR_DATA").map_or(beside, PathBuf::from);
    path.join("gold/score.py").exists().then_some(path)
}

#[test]
fn a_small_gold_counted_by_hand() {
    let (gold, got) = (folder("hand-gold"), folder("hand-got"));
    let text = "قالت الوزيرة هند الساحلي إن الميناء سيفتح غداً. وأضافت أن 300 عامل عادوا";
    let piece = |needle: &str| {
        let start = text[..text.find(needle).unwrap()].chars().count();
        json!({"start": start, "end": start + needle.chars().count(), "text": needle})
    };
    let said = |cue: &str, content: &str, name: &str, act: &str| json!({"type": "indirect", "act": act, "cue": piece(cue), "content": [piece(content)], "speaker_name": name});
    let figure = |value: f64| {
        let mut it = piece("300 عامل");
        it["value"] = json!(value);
        it["unit"] = json!("عامل");
        it["speaker_name"] = json!("هند الساحلي");
        it
    };
    write(
        &gold.join("a.json"),
        &json!({"text": text, "people": [{"name": "هند الساحلي"}], "figures": [figure(300.0)], "statements": [
            said("قالت", "الميناء سيفتح غداً", "هند الساحلي", "say"),
            said("وأضافت", "300 عامل عادوا", "هند الساحلي", "say"),
        ]}),
    );
    write(
        &got.join("a.json"),
        &json!({"people": [{"name": "الساحلي"}, {"name": "الميناء"}], "figures": [figure(300.0)], "statements": [
            said("قالت", "الميناء سيفتح", "الساحلي", "announce"),
            said("وأضافت", "عادوا", "الميناء", "say"),
        ]}),
    );
    let printed = eval(&["score", gold.to_str().unwrap(), "--readings", got.to_str().unwrap()]);
    for line in [
        "statements with right speaker      P 0.500  R 0.500  F1 0.500   (1 of 2 gold, 2 read)",
        "  content IoU on matches           0.722   (over 1)",
        "  act right on matches             0.000   (over 1)",
        "figures with right value           P 1.000  R 1.000  F1 1.000   (1 of 1 gold, 1 read)",
        "people                             P 0.500  R 1.000  F1 0.667   (1 of 1 gold, 2 read)",
    ] {
        assert!(printed.contains(line), "{line}\nis not in\n{printed}");
    }
    let errors = eval(&["errors", gold.to_str().unwrap(), "--readings", got.to_str().unwrap()]);
    for line in ["statement span off: starts elsewhere 1", "statement act wrong: قالت gold say, read announce 1"] {
        assert!(errors.contains(line), "{line}\nis not in\n{errors}");
    }
}

/// Readings that are wrong in many ways, made from gold: every line of the two scorers must still agree.
#[test]
fn prints_what_the_reference_scorer_prints() {
    let Some(data) = data() else {
        return println!("skipped: no evaluation data (set KHABAR_DATA, or put it in ../shared)");
    };
    if Command::new("python3").arg("--version").output().is_err() {
        return println!("skipped: the reference scorer needs python3");
    }
    let (gold, got) = (data.join("gold/dev"), folder("bent"));
    for entry in std::fs::read_dir(&gold).unwrap() {
        let path = entry.unwrap().path();
        let seed = path.to_string_lossy().bytes().map(usize::from).sum::<usize>();
        if seed % 17 == 0 {
            continue; // no reading of this one
        }
        let mut reading: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        bend(&mut reading, seed);
        write(&got.join(path.file_name().unwrap()), &reading);
    }
    let (gold, got) = (gold.to_str().unwrap(), got.to_str().unwrap());
    let reference = Command::new("python3").arg(data.join("gold/score.py")).args([gold, got, "--each"]).output().unwrap();
    assert!(reference.status.success());
    let reference = String::from_utf8(reference.stdout).unwrap();
    assert!(reference.lines().count() > 14);
    assert_eq!(eval(&["score", gold, "--readings", got, "--each"]), reference);
}

/// Drops, shifts, renames and repeats findings, the same way for the same seed.
fn bend(reading: &mut Value, seed: usize) {
    let mut turn = seed;
    let mut one_in = |n: usize| {
        turn = turn.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (turn >> 33).is_multiple_of(n)
    };
    for list in ["statements", "figures", "people"] {
        let items = reading[list].as_array_mut().unwrap();
        items.retain(|_| !one_in(6));
        if let Some(first) = items.first().cloned() {
            items.push(first);
        }
        for item in items {
            if one_in(4) && item["end"].is_u64() {
                item["end"] = json!(item["end"].as_u64().unwrap() + 7);
            }
            if one_in(5) && item["value"].is_number() {
                item["value"] = json!(item["value"].as_f64().unwrap() * 2.0);
            }
            for field in ["speaker_name", "name"] {
                let words: Vec<String> = item[field].as_str().unwrap_or("").split(' ').map(str::to_owned).collect();
                if one_in(3) && item[field].is_string() {
                    item[field] = json!(words.last());
                } else if one_in(9) && !item[field].is_null() && field == "speaker_name" {
                    item[field] = Value::Null;
                }
            }
            for (field, other) in [("type", "direct"), ("act", "say"), ("unit", "عاملاً")] {
                if one_in(7) && item[field].is_string() {
                    item[field] = json!(other);
                }
            }
            for field in ["occasion", "addressee"] {
                if one_in(3) && item[field].is_object() {
                    item[field]["start"] = json!(item[field]["start"].as_u64().unwrap().saturating_sub(9));
                } else if one_in(8) {
                    item[field] = Value::Null;
                }
            }
            if let Some(content) = item["content"].as_array_mut() {
                for piece in content {
                    if one_in(3) {
                        piece["start"] = json!(piece["start"].as_u64().unwrap() + 20);
                    }
                }
            }
        }
    }
}
