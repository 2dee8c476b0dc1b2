//! The walk through an archive: head, block, head, block; what is no page is passed over and counted, and after
//! damage the next record is looked for.

use super::head::{self, Head, Kind};
use super::stream::{Stop, Stream, may_begin};
use super::{CrawledPage, LARGEST, Passed, Place, Tally};
use crate::http::{Answer, LONGEST_HEAD};
use std::io::{self, Read};

/// An archive being read: an iterator over its pages.
///
/// It gives an error only when the input itself cannot be read, and nothing after one.
#[derive(Debug)]
pub struct Archive<R> {
    stream: Stream<R>,
    tally: Tally,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A record should begin here.
    Between,
    /// The next one has to be looked for.
    Lost,
    Ended,
}

/// What became of one record.
enum Step {
    Page(Box<CrawledPage>),
    Passed(Passed),
    /// Its head is none or its length does not fit.
    Damaged(&'static str),
    /// The stream stopped in the middle of it.
    Stopped(Stop),
}

impl<R: Read> Archive<R> {
    /// The archive that `input` is, from its beginning.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub fn new(input: R) -> io::Result<Self> {
        Archive::at(input, Place::default())
    }

    /// An archive from `place` on: `input` has been brought to [`Place::offset`].
    ///
    /// # Errors
    /// When the bytes before the place cannot be read.
    pub fn at(input: R, place: Place) -> io::Result<Self> {
        Ok(Archive { stream: Stream::new(input, place)?, tally: Tally::default(), state: State::Between })
    }

    /// What was met so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Where the next record begins: from where to go on another time.
    pub fn next_place(&mut self) -> Place {
        self.stream.place(self.stream.offset())
    }

    /// The next page, if there is one.
    fn walk(&mut self) -> io::Result<Option<CrawledPage>> {
        loop {
            let stop = match self.state {
                State::Ended => return Ok(None),
                State::Lost => self.stream.search()?,
                State::Between => self.stream.blank()?,
            };
            self.state = State::Between;
            match stop {
                Some(Stop::End) => self.state = State::Ended,
                Some(Stop::Broken(broken)) => {
                    let place = self.stream.place(broken.from);
                    self.tally.damaged(place, broken.why);
                    self.stream.drop_rest();
                }
                None => {
                    if let Some(page) = self.one()? {
                        return Ok(Some(page));
                    }
                }
            }
        }
    }

    /// One record, counted; a page is given on.
    fn one(&mut self) -> io::Result<Option<CrawledPage>> {
        self.stream.mark();
        let begin = self.stream.offset();
        let place = self.stream.place(begin);
        match self.record(place)? {
            Step::Page(page) => {
                self.tally.pages += 1;
                return Ok(Some(*page));
            }
            Step::Passed(reason) => self.tally.pass(reason),
            Step::Damaged(why) => {
                self.tally.damaged(place, why);
                self.stream.back_behind(begin);
                self.state = State::Lost;
            }
            Step::Stopped(stop) => {
                let (why, state) = match stop {
                    Stop::Broken(broken) => (broken.why, State::Between),
                    Stop::End => ("the file is cut off here", State::Ended),
                };
                self.tally.damaged(place, why);
                self.stream.drop_rest();
                self.state = state;
            }
        }
        Ok(None)
    }

    /// One record, whose first bytes are here, and what stands behind it.
    fn record(&mut self, place: Place) -> io::Result<Step> {
        let length = loop {
            // A head ends before the next begins: looking past it at every false one would take square time.
            let seen = self.stream.some(head::LONGEST as u64 + 1);
            let next = memchr::memmem::find(seen, b"\nWARC/1.").map(|at| at + 1);
            if let Some(length) = head::length(seen.get(..next.unwrap_or(seen.len())).unwrap_or(seen)) {
                break length;
            }
            if next.is_some() || seen.len() > head::LONGEST || !may_begin(seen) {
                return Ok(Step::Damaged("there is no record where one should begin"));
            }
            if let Some(stop) = self.stream.fill()? {
                return Ok(Step::Stopped(stop));
            }
        };
        let head = match head::parse(self.stream.some(length as u64)) {
            Ok(head) => head,
            Err(why) => return Ok(Step::Damaged(why)),
        };
        self.stream.take(length);
        let step = self.block(place, head)?;
        if !matches!(step, Step::Page(_) | Step::Passed(_)) {
            return Ok(step);
        }
        if !self.stream.fits()? {
            return Ok(Step::Damaged("its length does not fit"));
        }
        let broken = self.stream.broken()?;
        Ok(broken.map_or(step, |broken| Step::Stopped(Stop::Broken(broken))))
    }

    /// The block of a record: a page, or passed over.
    fn block(&mut self, place: Place, head: Head) -> io::Result<Step> {
        let is_http = |uri: &String| uri.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
        let passed = match head.kind {
            _ if head.segment || head.kind == Kind::Continuation => Passed::Segment,
            Kind::Revisit => Passed::Revisit,
            Kind::Response | Kind::Resource if head.uri.as_ref().is_none_or(is_http) => {
                return match head.kind {
                    Kind::Response => self.response(place, head),
                    _ => {
                        let content_type = head.content_type.clone();
                        self.answer(place, head, Answer { status: 200, content_type, ..Answer::default() })
                    }
                };
            }
            _ => Passed::Other,
        };
        self.pass(head.length, passed)
    }

    fn pass(&mut self, length: u64, reason: Passed) -> io::Result<Step> {
        Ok(self.stream.skip(length)?.map_or(Step::Passed(reason), Step::Stopped))
    }

    /// A block that should be a server's answer.
    fn response(&mut self, place: Place, head: Head) -> io::Result<Step> {
        loop {
            let seen = self.stream.some(head.length);
            let whole = seen.len() as u64 == head.length || seen.len() >= LONGEST_HEAD;
            match Answer::parse(seen, whole) {
                Some(Ok(answer)) => {
                    self.stream.take(answer.length);
                    return self.answer(place, head, answer);
                }
                Some(Err(_)) => return self.pass(head.length, Passed::Other),
                None => {
                    if let Some(stop) = self.stream.fill()? {
                        return Ok(Step::Stopped(stop));
                    }
                }
            }
        }
    }

    /// The body behind the head of an answer.
    fn answer(&mut self, place: Place, head: Head, answer: Answer) -> io::Result<Step> {
        let length = head.length.saturating_sub(answer.length as u64);
        let passed = match &answer {
            _ if !(200..300).contains(&answer.status) => Some(Passed::Status),
            _ if !answer.may_be_html() => Some(Passed::NotHtml),
            _ => (length > LARGEST as u64).then_some(Passed::TooLarge),
        };
        if let Some(reason) = passed {
            return self.pass(length, reason);
        }
        let mut raw = Vec::with_capacity(length as usize);
        loop {
            let here = self.stream.some(length - raw.len() as u64);
            let count = here.len();
            raw.extend_from_slice(here);
            self.stream.take(count);
            if raw.len() as u64 == length {
                break;
            }
            if let Some(stop) = self.stream.fill()? {
                return Ok(Step::Stopped(stop));
            }
        }
        let truncated = head.truncated;
        Ok(Step::Page(Box::new(CrawledPage { place, url: head.uri, answer, raw, truncated })))
    }
}

impl<R: Read> Iterator for Archive<R> {
    type Item = io::Result<CrawledPage>;

    fn next(&mut self) -> Option<Self::Item> {
        self.walk().inspect_err(|_| self.state = State::Ended).transpose()
    }
}
