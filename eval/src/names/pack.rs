//! Writes what was learnt in the form the library reads in place.

use super::crf::Weights;
use super::data::Prepared;
use anyhow::Context;
use khabar::name::model::{KEY, LABELS, TRANSITION_STEP, WEIGHT_STEP};
use khabar::name::word;
use khabar::text::fold::fold;
use std::collections::BTreeMap;
use std::path::Path;

/// The bytes of a model; see `khabar::name::model` for the layout.
pub fn model(weights: &Weights, lean: f32) -> Vec<u8> {
    let slots = (weights.rows.len() * 3 / 2).next_power_of_two().max(2);
    let mut out = Vec::new();
    out.extend((slots as u32).to_le_bytes());
    for (index, weight) in weights.transitions.iter().flatten().enumerate() {
        let weight = weight - if index % LABELS == 0 { lean } else { 0.0 };
        let steps = (weight / TRANSITION_STEP).round().clamp(-32000.0, 32000.0) as i16;
        out.extend(steps.to_le_bytes());
    }
    let mut keys = vec![0u8; slots * KEY];
    let mut rows = vec![0u8; slots * LABELS];
    for (feature, row) in &weights.rows {
        let mut slot = *feature as usize & (slots - 1);
        while keys[slot * KEY..(slot + 1) * KEY] != [0; KEY] {
            slot = (slot + 1) & (slots - 1);
        }
        keys[slot * KEY..(slot + 1) * KEY].copy_from_slice(&feature.to_le_bytes());
        for (byte, weight) in rows[slot * LABELS..(slot + 1) * LABELS].iter_mut().zip(row) {
            *byte = (weight / WEIGHT_STEP).round().clamp(-127.0, 127.0) as i8 as u8;
        }
    }
    out.extend(keys);
    out.extend(rows);
    out
}

/// Writes the large list of name words: how often each folded word stands in the lists of name pairs.
pub fn write_name_words(folder: &Path, out: &Path) -> anyhow::Result<()> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).with_context(|| name.to_owned());
    for line in read("coling2018-wd_arabic_80")?.lines() {
        let mut cells = line.split('\t');
        let (Some(latin), Some(letters), Some(count)) = (cells.next(), cells.next(), cells.next()) else { continue };
        // Words of titles (of, the, son) are no names.
        if latin.len() < 3 {
            continue;
        }
        let word: String = letters.split(' ').collect();
        *counts.entry(fold(&word)).or_insert(0) += count.trim().parse::<u32>().unwrap_or(1);
    }
    for line in read("google-ar2en-train.txt")?.lines() {
        if let Some(word) = line.split('\t').next() {
            *counts.entry(fold(word)).or_insert(0) += 1;
        }
    }
    counts.retain(|word, _| word.chars().count() > 2 && !word.contains(' '));
    let entries: Vec<(u32, bool)> = counts.iter().map(|(word, &count)| (word::hash(word), count >= 5)).collect();
    write_table(&entries, &out.join("name-words.bin"))
}

/// Writes the words that often stand outside names: of the training passages, and of UD Arabic-PUD where it is
/// given. Words seen fewer than three times say nothing.
pub fn write_plain_words(passages: &[Prepared], out: &Path) -> anyhow::Result<()> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for passage in passages {
        for (word, &label) in passage.words.iter().zip(&passage.labels) {
            let (all, outside) = counts.entry(word.bare).or_default();
            *all += 1;
            *outside += u32::from(label == 0);
        }
    }
    counts.retain(|_, (all, outside)| *all >= 3 && *outside * 10 >= *all * 8);
    let entries: Vec<(u32, bool)> = counts.iter().map(|(&hash, &(all, _))| (hash, all >= 10)).collect();
    write_table(&entries, &out.join("plain-words.bin"))
}

/// Writes hashes and a bit each as the open-addressing table `khabar::name::nature` reads.
fn write_table(entries: &[(u32, bool)], path: &Path) -> anyhow::Result<()> {
    let slots = (entries.len() * 2).next_power_of_two();
    let mut table = vec![0u32; slots];
    for &(hash, bit) in entries {
        let mut slot = hash as usize & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = hash & !1 | u32::from(bit);
    }
    let bytes: Vec<u8> = table.iter().flat_map(|entry| entry.to_le_bytes()).collect();
    std::fs::write(path, &bytes).with_context(|| path.display().to_string())?;
    println!("{}: {} words, {} bytes", path.display(), entries.len(), bytes.len());
    Ok(())
}
