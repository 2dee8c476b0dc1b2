//! Floors: what each measure must reach, one line each in `floors.tsv`: set, measure, part, floor.
//!
//! The part is `P`, `R`, `F1` for precision, recall and their mean, or `share`. A floor is raised when a
//! measure has risen, and never lowered to let a change pass.

use anyhow::{Context, Result, bail};
use std::path::Path;

/// A measured value by name and part.
#[derive(Clone, Debug)]
pub struct Measure {
    pub name: String,
    pub part: &'static str,
    pub value: f64,
}

impl Measure {
    pub fn new(name: &str, part: &'static str, value: f64) -> Self {
        Measure { name: name.trim().to_owned(), part, value }
    }
}

/// One line of the file.
#[derive(Debug)]
struct Floor {
    set: String,
    measure: String,
    part: String,
    least: f64,
}

/// What each measure must reach.
#[derive(Debug)]
pub struct Floors(Vec<Floor>);

impl Floors {
    /// Reads the file; lines that start with `#` are comments.
    pub fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("{} holds a line that is not: set, measure, part, floor", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        lines.map(floor).collect::<Result<_>>().map(Floors)
    }

    /// Prints each measure of `set` that is under its floor, and fails if there is one. A floor for a measure that
    /// does not exist fails too: it would never hold anything up.
    pub fn check(&self, set: &str, measures: &[Measure]) -> Result<()> {
        let mut under = 0;
        let floors: Vec<&Floor> = self.0.iter().filter(|floor| floor.set == set).collect();
        for floor in &floors {
            let found = measures.iter().find(|measure| measure.name == floor.measure && measure.part == floor.part);
            let Some(measure) = found else { bail!("{set}: no measure is called '{}' {}", floor.measure, floor.part) };
            // Floors have three digits, and so have the measures people read.
            if (measure.value * 1000.0).round() < (floor.least * 1000.0).round() {
                println!("UNDER its floor {:.3}: {set}: {} {} {:.3}", floor.least, floor.measure, floor.part, measure.value);
                under += 1;
            }
        }
        if under > 0 {
            bail!("{under} of {} measures of {set} under their floor", floors.len());
        }
        println!("{set}: {} floors hold", floors.len());
        Ok(())
    }
}

fn floor(line: &str) -> Result<Floor> {
    let mut columns = line.split('\t');
    let mut next = || columns.next().map(str::trim).filter(|cell| !cell.is_empty()).with_context(|| line.to_owned());
    Ok(Floor {
        set: next()?.to_owned(),
        measure: next()?.to_owned(),
        part: next()?.to_owned(),
        least: next()?.parse().with_context(|| line.to_owned())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_under_its_floor_fails_and_only_in_its_own_set() {
        let floors = Floors::parse("# set\tmeasure\tpart\tfloor\ndev\tpeople\tF1\t0.900\n").unwrap();
        let people = |value| [Measure::new("people", "F1", value)];
        assert!(floors.check("dev", &people(0.9)).is_ok());
        assert!(floors.check("dev", &people(0.899)).is_err());
        assert!(floors.check("seed", &people(0.1)).is_ok());
        assert!(floors.check("dev", &[]).is_err(), "a floor without its measure holds nothing up");
        assert!(Floors::parse("dev\tpeople\tF1\thigh").is_err());
    }
}
