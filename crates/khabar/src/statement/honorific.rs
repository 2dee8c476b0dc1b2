//! Whom an honorific with a pronoun stands for: «وقال **سموه**» is the prince named before, «وأوضح **معاليه**» the
//! minister. Of several people it is the one introduced by that honorific or its titles (صاحب السمو الأمير …، وزير …),
//! else the one who spoke or was named last. It only looks back and changes nothing.

use super::scene::Scene;
use super::speaker::{Memory, Source};
use crate::lexicon::honorific::Honorific;

/// How many people back the bearer is looked for.
const PEOPLE: usize = 6;
/// How many mentions of people back the words before a name are asked.
const MENTIONS: usize = 300;
/// How many tokens before a name its titles take: معالي وزير الثقافة الدكتور … .
const TITLES: usize = 6;

/// The person for whom the honorific at `first` stands, if the phrase `first..last` is one (سموه الكريم included).
pub fn bearer(scene: &Scene<'_>, first: usize, last: usize, memory: &Memory) -> Option<Source> {
    let honorific = scene.words.honorific(scene.word(first)).filter(|_| last <= first + 2)?;
    let mut people: Vec<Source> = Vec::new();
    for entity in memory.people_before(scene, first) {
        let fits = || Source::person(scene, entity).filter(|person| person.is_feminine() == honorific.feminine);
        if people.iter().all(|known| known.entity != Some(entity))
            && let Some(person) = fits()
        {
            people.push(person);
        }
        if people.len() >= PEOPLE {
            break;
        }
    }
    let introduced = people.iter().position(|person| is_introduced(scene, person, honorific, first));
    people.into_iter().nth(introduced.unwrap_or(0))
}

/// Whether words of the honorific stand before a name of this person, before token `at`.
fn is_introduced(scene: &Scene<'_>, person: &Source, honorific: &Honorific, at: usize) -> bool {
    let before = scene.names.mentions.partition_point(|mention| (mention.first as usize) < at);
    let mentions = scene.names.mentions.iter().take(before).rev().take(MENTIONS);
    mentions.filter(|mention| Some(mention.entity) == person.entity).any(|mention| {
        let name = mention.first as usize;
        (name.saturating_sub(TITLES)..name).any(|word| {
            let word = scene.word(word);
            let stem = word.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(word);
            honorific.introduced.iter().any(|known| known == word || known == stem)
        })
    })
}
