//! `schema/reading.schema.json` is generated from the types of the record and checked in, so that readers in other
//! languages have it at hand and a change of the record is seen. `KHABAR_SCHEMA=update cargo test -p khabar --test
//! schema` writes it anew.

#![allow(clippy::unwrap_used)] // a file that cannot be read stops the test

use khabar::Reading;
use std::path::Path;

#[test]
fn the_schema_checked_in_is_the_one_the_types_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/reading.schema.json");
    let mut schema = serde_json::to_string_pretty(&schemars::schema_for!(Reading)).unwrap();
    schema.push('\n');
    if std::env::var("KHABAR_SCHEMA").is_ok_and(|mode| mode == "update") {
        std::fs::write(&path, &schema).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap();
    assert!(schema == checked_in, "the record has changed: KHABAR_SCHEMA=update cargo test -p khabar --test schema");
}

#[test]
fn every_field_of_the_record_is_described() {
    let schema = serde_json::to_value(schemars::schema_for!(Reading)).unwrap();
    let mut bare = Vec::new();
    let mut count = 0;
    let named = schema["$defs"].as_object().unwrap().iter().map(|(name, it)| (name.as_str(), it));
    for (name, it) in named.chain([("Reading", &schema)]) {
        for (field, property) in it["properties"].as_object().into_iter().flatten() {
            count += 1;
            if property["description"].as_str().is_none_or(str::is_empty) {
                bare.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(count > 50, "{count} fields");
    assert!(bare.is_empty(), "without a description: {bare:?}");
}
