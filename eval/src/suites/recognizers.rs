//! Cases of Recognizers-Text: `Specs/*/Arabic/*.json`.
//!
//! Used are those that the suite's reference program (dotnet) supports and that are not marked
//! `IgnoreResolution` (some of the latter are wrong).

use super::case::{Case, Wanted};
use anyhow::Context;
use serde_json::Value;
use std::path::Path;

/// Loads every case under `dir`.
pub fn load(dir: &Path) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for group in ["Number", "NumberWithUnit", "DateTime", "Choice"] {
        let folder = dir.join("Specs").join(group).join("Arabic");
        if !folder.is_dir() {
            continue;
        }
        let mut paths =
            std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
            let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let json = std::fs::read_to_string(&path)?;
            let specs: Vec<Value> =
                serde_json::from_str(json.trim_start_matches('\u{feff}')).with_context(|| path.display().to_string())?;
            cases.extend(specs.iter().filter(|spec| counts(spec)).filter_map(|spec| case(&file, spec)));
        }
    }
    Ok(cases)
}

/// Whether the reference program supports the case and its value is to be checked.
fn counts(spec: &Value) -> bool {
    let truthy = |key: &str| match &spec[key] {
        Value::Bool(value) => *value,
        Value::String(text) => text.eq_ignore_ascii_case("true"),
        _ => false,
    };
    let unsupported = |key: &str| spec[key].as_str().is_some_and(|list| list.to_lowercase().contains("dotnet"));
    !truthy("IgnoreResolution") && !unsupported("NotSupported") && !unsupported("NotSupportedByDesign")
}

fn case(file: &str, spec: &Value) -> Option<Case> {
    Some(Case {
        suite: "recognizers",
        file: file.to_owned(),
        input: spec["Input"].as_str()?.to_owned(),
        reference: spec["Context"]["ReferenceDateTime"].as_str().map(str::to_owned),
        wanted: Wanted::Results(spec["Results"].as_array().cloned().unwrap_or_default()),
    })
}
