//! Who speaks in an article, each speaker once with all that is said: "قالت الوزيرة …" and "وأضافت …" stand
//! under one name.

use khabar::Reading;
use khabar::reading::{Entity, Statement};
use std::collections::HashMap;

/// A speaker and what is said.
#[derive(Debug)]
pub struct Voice<'r> {
    /// The fullest name the article gives; none where it cannot be told who speaks.
    pub name: Option<&'r str>,
    /// Title or description.
    pub role: Option<&'r str>,
    /// What is said, in the article's order.
    pub statements: Vec<&'r Statement>,
}

/// The voices of an article in the order they are first heard; unnamed ones last.
pub fn voices(reading: &Reading) -> Vec<Voice<'_>> {
    let mut voices: Vec<Voice<'_>> = Vec::new();
    let mut heard: HashMap<Option<&str>, usize> = HashMap::new();
    let entities = [&reading.people, &reading.organisations, &reading.places].into_iter().flatten();
    let entities: HashMap<&str, &Entity> = entities.map(|entity| (entity.id.as_str(), entity)).collect();
    for statement in &reading.statements {
        let name = name(statement);
        let voice = *heard.entry(name).or_insert(voices.len());
        match voices.get_mut(voice) {
            Some(voice) => voice.statements.push(statement),
            None => {
                let entity = statement.speaker_id.as_deref().and_then(|id| entities.get(id).copied());
                voices.push(Voice { name, role: role(entity, name), statements: vec![statement] });
            }
        }
    }
    voices.sort_by_key(|voice| voice.name.is_none());
    voices
}

fn name(statement: &Statement) -> Option<&str> {
    let phrase = || statement.speaker.as_ref().map(|piece| piece.text.as_str());
    statement.speaker_name.as_deref().or_else(phrase)
}

/// The role the article gives with the name, unless the name is that role.
fn role<'r>(entity: Option<&'r Entity>, name: Option<&str>) -> Option<&'r str> {
    let role = entity?.role.as_deref()?;
    (Some(role) != name).then_some(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_listed_once_and_the_unknown_last() {
        let said = |name: Option<&str>, id: &str| Statement {
            id: id.to_owned(),
            speaker_name: name.map(str::to_owned),
            speaker_id: name.map(|_| "p1".to_owned()),
            ..Statement::default()
        };
        let hind =
            Entity { id: "p1".into(), name: "هند".into(), role: Some("وزيرة النقل".into()), ..Entity::default() };
        let reading = Reading {
            people: vec![hind],
            statements: vec![said(None, "s1"), said(Some("هند"), "s2"), said(None, "s3"), said(Some("هند"), "s4")],
            ..Reading::default()
        };
        let found: Vec<_> = voices(&reading)
            .into_iter()
            .map(|voice| (voice.name, voice.role, voice.statements.iter().map(|said| said.id.as_str()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found, [(Some("هند"), Some("وزيرة النقل"), vec!["s2", "s4"]), (None, None, vec!["s1", "s3"])]);
    }
}
