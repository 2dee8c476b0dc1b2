//! Digits with their separators as values: "1,200.5", "5.706", "10,8", "٣٫٥", "6ر19".
//!
//! A comma or a point stands for thousands or for decimals, by paper. A comma with groups of exactly three
//! digits behind it groups thousands, else it is decimal; ٫ is always decimal, ٬ always groups. A single
//! point with exactly three digits behind it leaves the question open ([`Digits::grouped`]): the figure room
//! decides by what is counted (5.706 workers, but 1.187 per cent).

/// Digits read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Digits {
    /// The value, an open point read as decimal.
    pub value: f64,
    /// The value with the open point read as grouping thousands, where it is open.
    pub grouped: Option<f64>,
    /// Whether there is anything but digits: such a number is no year and no day.
    pub separated: bool,
}

/// Most digits of a number: more are no count of anything, and might not fit the value.
const LONGEST: usize = 40;

/// Reads a number token as written.
pub fn read(written: &str) -> Option<Digits> {
    let mut whole = String::with_capacity(written.len());
    let mut marks: [(char, usize); 8] = [(' ', 0); 8];
    let mut count = 0;
    for c in written.chars() {
        if let Some(digit) = digit(c) {
            whole.push(char::from(b'0' + digit));
        } else if matches!(c, '.' | ',' | '٫' | '٬' | '،') {
            let place = marks.get_mut(count)?;
            *place = (if c == '،' { ',' } else { c }, whole.len());
            count += 1;
        }
    }
    let marks = marks.get(..count)?;
    if whole.is_empty() || whole.len() > LONGEST {
        return None;
    }
    // A mark that turns the line round behind the point, "6.\u{200f}129": the fraction is written first.
    let turned = written.contains(".\u{200f}") || written.contains(",\u{200f}");
    if let (true, &[(_, at)]) = (turned, marks) {
        let value = format!("{}.{}", whole.get(at..)?, whole.get(..at)?).parse().ok()?;
        return Some(Digits { value, grouped: None, separated: true });
    }
    let Some(&(last, at)) = marks.last() else {
        return Some(Digits { value: whole.parse().ok()?, grouped: None, separated: false });
    };
    let behind = whole.len() - at;
    let first = marks.first().map_or(0, |&(_, at)| at);
    let groups = (1..=3).contains(&first)
        && behind == 3
        && marks.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if b - a == 3))
        && !whole.starts_with('0');
    let same = marks.iter().all(|&(mark, _)| mark == last);
    let all = |text: &str| text.parse::<f64>().ok();
    let cut = |at: usize| {
        let (front, back) = (whole.get(..at)?, whole.get(at..)?);
        all(&format!("{}.{back}", if front.is_empty() { "0" } else { front }))
    };
    let (value, grouped) = match last {
        '٬' => (all(&whole)?, None),
        '٫' => (cut(at)?, None),
        ',' if groups && same => (all(&whole)?, None),
        '.' if groups && same && marks.len() > 1 => (all(&whole)?, None),
        '.' if groups && same => (cut(at)?, Some(all(&whole)?)),
        // The last of two different marks is the decimal one: 1,234.567 and 12.220,13.
        _ if !same || marks.len() == 1 => (cut(at)?, None),
        // The same mark between groups that are none: "12،220،13" has two decimals.
        _ if behind < 3 => (cut(at)?, None),
        _ => (all(&whole)?, None),
    };
    Some(Digits { value, grouped, separated: true })
}

/// A digit of any of the scripts newspapers use.
fn digit(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    Some(value as u8)
}

/// The decimal that agencies write with ر and the fraction first, "6ر19" for 19.6, so that the line's
/// direction cannot turn it round. A leading part of three digits or more can only be the whole: "239ر3".
pub fn read_around_comma_letter(first: &str, second: &str) -> Option<f64> {
    let plain = |text: &str| text.chars().map(digit).collect::<Option<Vec<u8>>>();
    let (a, b) = (plain(first)?, plain(second)?);
    if a.len() + b.len() > LONGEST {
        return None;
    }
    let (whole, part) = if a.len() > 2 && b.len() <= 2 { (a, b) } else { (b, a) };
    let text = |digits: &[u8]| digits.iter().map(|&digit| char::from(b'0' + digit)).collect::<String>();
    format!("{}.{}", text(&whole), text(&part)).parse().ok()
}
