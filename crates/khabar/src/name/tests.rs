//! What the room finds in whole sentences, with people invented for the purpose.

use super::{Lists, NameKind, Names, find};
use crate::reading::BlockKind;
use crate::span::Span;
use crate::text::Text;
use proptest::prelude::*;
use std::sync::LazyLock;

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::new);

struct Read {
    text: Text,
    names: Names,
}

fn read(source: &str) -> Read {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.split('\n') {
        blocks.push((BlockKind::Paragraph, Span::of(at, at + line.len())));
        at += line.len() + 1;
    }
    let mut text = Text::default();
    text.fill(source, &blocks);
    let mut names = Names::default();
    find(&text, &LISTS, &mut names);
    Read { text, names }
}

impl Read {
    fn people(&self) -> Vec<&str> {
        let people = self.names.entities.iter().filter(|entity| entity.kind == Some(NameKind::Person));
        people.map(|entity| entity.name.as_str()).collect()
    }

    fn role(&self, name: &str) -> Option<&str> {
        let entity = self.names.entities.iter().find(|entity| entity.name == name)?;
        Some(entity.role?.text(&self.text.source))
    }

    /// The name of the entity that the first words equal to `phrase` describe.
    fn describe(&self, phrase: &str) -> Option<&str> {
        let start = self.text.source.rfind(phrase)? as u32;
        let (first, last) = (self.text.token_at(start), self.text.token_at(start + phrase.len() as u32));
        let entity = self.names.describe(&self.text, first, last)?;
        self.names.entities.get(entity as usize).map(|entity| entity.name.as_str())
    }
}

#[test]
fn titles_and_clitics_are_no_part_of_a_name() {
    let read = read("استقبل الأمير نايف بن سالم الدكتور سامي الحربي والشيخ ناصر العتيبي.");
    assert_eq!(read.people(), ["نايف بن سالم", "سامي الحربي", "ناصر العتيبي"]);
}

#[test]
fn a_surname_alone_is_the_person_named_in_full() {
    let read = read("قالت الوزيرة سلمى الراوي إن العمل بدأ.\nوأضافت الراوي أن المشروع كبير.");
    assert_eq!(read.people(), ["سلمى الراوي"]);
    let mentions = read.names.mentions.iter().filter(|mention| mention.kind == NameKind::Person).count();
    assert_eq!(mentions, 2);
}

#[test]
fn brothers_are_two_people() {
    let read = read("وصل محمد الحربي وأحمد الحربي إلى المدينة.");
    assert_eq!(read.people(), ["محمد الحربي", "أحمد الحربي"]);
}

#[test]
fn what_is_named_after_a_person_is_no_person() {
    let read = read("نقل المصاب إلى مستشفى الملك فهد عبر شارع الأمير سلطان.");
    assert!(read.people().is_empty(), "{:?}", read.people());
}

#[test]
fn a_byname_in_brackets_is_the_same_person() {
    let read = read("التقى الرئيس محمود سالم (أبو نادر) الوفد.");
    assert_eq!(read.people(), ["محمود سالم"]);
}

#[test]
fn roles_before_and_behind_a_name() {
    let before = read("قال وزير العدل السعودي سامي الحربي إن النظام جاهز.");
    assert_eq!(before.role("سامي الحربي"), Some("وزير العدل السعودي"));
    let carries = read("قالت وزيرة النقل هند الحربي إن الطريق جاهز. وتعهدت الوزيرة بصرف 40 مليونا لإصلاح الطريق الحربي.");
    assert_eq!(carries.role("هند الحربي"), Some("وزيرة النقل"));
    let behind = read("قال سامي الحربي، وزير العدل السعودي، إن النظام جاهز.");
    assert_eq!(behind.role("سامي الحربي"), Some("وزير العدل السعودي"));
}

#[test]
fn common_words_are_nobody() {
    for source in [
        "قالت المؤسسة في بيان مكتوب إن المعرض يفتح غدا.",
        "اتفق الطرفان على حسن الجوار.",
        "دافعوا بكل غالي عن البيت.",
        "يقيم الفريق معسكره في سان بلفيو حتى نهاية الشهر.",
        "أطلقت الشركة موقع سفر دوت نت قبل عام.",
        "حضر وجهاء بني سالم حفل الختام.",
        "نفذ الطيران رحلتين جويتين فوق الساحل.",
    ] {
        assert_eq!(read(source).people(), Vec::<&str>::new(), "{source}");
    }
}

#[test]
fn a_name_keeps_what_links_draw_in() {
    let source = "أكد رئيس البلدية الأستاذ راكان بن مطيلق بن شويمان أن المهرجان ناجح. وقال بن شويمان ذلك.";
    assert_eq!(read(source).people(), ["راكان بن مطيلق بن شويمان"]);
    assert_eq!(read("وقال باسم القندوري إن الحادث وقع مساء.").people(), ["باسم القندوري"]);
    assert_eq!(read("وبينت المتطوعة أمل سالم أن العمل شاق.").people(), ["أمل سالم"]);
}

#[test]
fn a_title_inside_begins_the_name() {
    let source = "وقال رئيس المجلس البلدي المهندس محمد بن صالح الحربي إن الطريق جاهز.";
    assert_eq!(read(source).people(), ["محمد بن صالح الحربي"]);
}

#[test]
fn given_names_in_a_row_behind_a_relation() {
    assert_eq!(read("ويحاكم التاجر مع نجليه جمال وسمير.").people(), ["جمال", "سمير"]);
    assert_eq!(read("وحضر ابنا التاجر، وهما طارق وفريد، حفل الافتتاح.").people(), ["طارق", "فريد"]);
}

#[test]
fn a_region_keeps_to_itself_though_a_paper_bears_its_name() {
    let read = read("تحدث الوفد عن السلام في الشرق الأوسط.");
    let region = read.names.entities.iter().find(|entity| entity.name == "الشرق الأوسط");
    assert_eq!(region.and_then(|entity| entity.country.as_deref()), None);
}

#[test]
fn many_are_nobodys_role() {
    let read = read("شيع عشرات الفنانين جثمان الممثل المصري سامي الحربي.");
    assert_eq!(read.role("سامي الحربي"), Some("الممثل المصري"));
}

#[test]
fn a_description_stands_for_the_person_whose_role_it_is() {
    let read = read(
        "التقى وزير العدل السعودي سامي الحربي وزير الخارجية الفرنسي جان مارتن.\nوقال الوزير الفرنسي إن اللقاء مفيد. \
         وذكر مصدر فرنسي ذلك. وأكد وزير العدل أن العمل مستمر.",
    );
    assert_eq!(read.describe("الوزير الفرنسي"), Some("جان مارتن"));
    assert_eq!(read.describe("وزير العدل"), Some("سامي الحربي"));
    assert_eq!(read.describe("مصدر فرنسي"), None);
}

#[test]
fn places_carry_their_country() {
    let read = read("سافر الوفد من الرياض إلى فرنسا.");
    let places: Vec<_> = read.names.entities.iter().map(|entity| (entity.name.as_str(), entity.country.as_deref())).collect();
    assert_eq!(places, [("الرياض", Some("SA")), ("فرنسا", Some("FR"))]);
}

proptest! {
    #[test]
    fn mentions_stand_in_order_without_overlap(source in "[ابتحدرسعفكلمنهويةى .،«»()\"A1\n]{0,160}") {
        let read = read(&source);
        let mut at = 0;
        for mention in &read.names.mentions {
            prop_assert!(mention.first >= at && mention.last > mention.first);
            prop_assert!((mention.last as usize) <= read.text.tokens.len());
            prop_assert!((mention.entity as usize) < read.names.entities.len());
            at = mention.last;
        }
        for first in 0..read.text.tokens.len().min(20) {
            let _ = read.names.describe(&read.text, first, first + 3);
        }
    }

    #[test]
    fn names_of_any_text_may_be_asked(source in "\\PC{0,100}") {
        let read = read(&source);
        prop_assert!(read.names.entities.iter().all(|entity| source.contains(&entity.name)));
    }
}

#[test]
fn a_country_by_its_names_is_one_place() {
    let read = read("وقالت الولايات المتحدة إن الاقتراع جرى. وعادت أميركا إلى السوق.");
    let places: Vec<&str> = read
        .names
        .entities
        .iter()
        .filter(|entity| entity.kind == Some(NameKind::Place))
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(places, ["الولايات المتحدة"]);
}

#[test]
fn a_role_ends_before_a_title_and_before_the_clause() {
    let titled = read("قال رئيس الوزراء المهندس سامي الحربي إن العمل بدأ.");
    assert_eq!(titled.role("سامي الحربي"), Some("رئيس الوزراء"));
    let clause = read("وحضر سامي الحربي وزير الري مراسم التوقيع.");
    assert_eq!(clause.role("سامي الحربي"), Some("وزير الري"));
}

#[test]
fn a_preposition_written_like_ali_is_no_name() {
    let read = read("أثنى الدكتور سامي الحربي علي الجهد المبذول. وأشار الحربي الي أن رئيس القطاع علي حسن حضر.");
    assert_eq!(read.people(), ["سامي الحربي", "علي حسن"]);
}
